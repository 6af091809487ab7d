// Draws the pictures of docs/architecture.md from the imports: `npm run docs:architecture`. With --check it compares only.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { sourceImports } = require('./imports/source-imports.cjs');
const { filled, run, writeOrCheck } = require('./written-file.cjs');

const FILE = join(__dirname, '../docs/architecture.md');
/** Everything may import it. */
const UBIQUITOUS = 'errors';
const LAYERS = ['server', 'tenants', 'control', 'events', 'rooms', 'protocol', 'world'];

const imports = sourceImports();

/** Which folders right below `parent` import which; `nameOf` puts folders together. */
function arrowsBelow(parent, nameOf = (folder) => folder) {
  const folderOf = (file) => {
    const [first, second] = file.startsWith(`${parent}/`) ? file.slice(parent.length + 1).split('/') : [];
    return second === undefined ? undefined : nameOf(first);
  };
  const arrows = new Map();
  for (const [from, to] of imports.map((pair) => pair.map(folderOf))) {
    if (from === undefined || to === undefined || from === to || to === UBIQUITOUS || from === UBIQUITOUS)
      continue;
    arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
  }
  return arrows;
}

/** Without the arrows that a longer way says as well. */
function reduced(arrows) {
  const reaches = (from, to, seen = new Set()) =>
    [...(arrows.get(from) ?? [])].some(
      (next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
    );
  return [...arrows].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => ![...targets].some((other) => other !== to && reaches(other, to)))
      .map((to) => `  ${from} --> ${to}`),
  );
}

const fenced = (lines) => ['```mermaid', 'flowchart TD', ...lines.sort(), '```'].join('\n');

const pictures = {
  house: fenced(reduced(arrowsBelow('src'))),
  emulator: fenced(reduced(arrowsBelow('src/emulator', (name) => (LAYERS.includes(name) ? name : 'rooms')))),
};

const drawn = Object.entries(pictures).reduce(
  (text, [name, picture]) => filled(text, name, picture),
  readFileSync(FILE, 'utf8'),
);
run(() => {
  writeOrCheck(FILE, drawn, 'npm run docs:architecture');
});
