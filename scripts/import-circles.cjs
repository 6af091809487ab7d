// Fails when files of src import each other in a circle of more than two, or when folders of the emulator that lie side by
// side do. `import type` counts. Two files may name each other: they are read as one.
const { sourceImports } = require('./imports/source-imports.cjs');

const LAYERED = 'src/emulator';
const FILES_MAX = 2;

/** The two folders below the nearest common one; none where one of the files lies right in that. */
function siblingFolders([from, to]) {
  const [a, b] = [from.split('/'), to.split('/')];
  const depth = a.findIndex((name, index) => name !== b[index]) + 1;
  if (depth === a.length || depth === b.length) return [];
  return [[a.slice(0, depth).join('/'), b.slice(0, depth).join('/')]];
}

/** The sets of nodes that reach each other. */
function circles(next) {
  const reached = new Map([...next.keys()].map((node) => [node, new Set(pathsFrom(next, node).keys())]));
  const circleOf = (node) => [...reached.get(node)].filter((other) => reached.get(other)?.has(node)).sort();
  const all = [...next.keys()].filter((node) => reached.get(node).has(node)).map(circleOf);
  return [...new Map(all.map((circle) => [circle.join(), circle])).values()];
}

/** Every node that `start` leads to, with the one before it on a shortest path. */
function pathsFrom(next, start) {
  const before = new Map();
  for (let open = [start]; open.length > 0;) {
    const found = [];
    for (const node of open) {
      for (const to of next.get(node) ?? []) {
        if (before.has(to)) continue;
        before.set(to, node);
        found.push(to);
      }
    }
    open = found;
  }
  return before;
}

/** The shortest way from a node back to itself, and of those of a set the shortest that has more than `max` nodes. */
function exampleOf(circle, next, max) {
  const ways = circle.map((start) => {
    const before = pathsFrom(next, start);
    const way = [start];
    for (let node = before.get(start); node !== start; node = before.get(node)) way.unshift(node);
    return [start, ...way];
  });
  const sorted = ways.sort((a, b) => a.length - b.length);
  return sorted.find((way) => way.length > max + 1) ?? sorted[0];
}

function arrows(pairs) {
  const next = new Map();
  for (const [from, to] of pairs) next.set(from, [...(next.get(from) ?? []), to]);
  return next;
}

/** One text per set of more than `max` that import each other. */
function findings(what, pairs, max) {
  const next = arrows(pairs);
  return circles(next)
    .filter((circle) => circle.length > max)
    .map((circle) => {
      const way = exampleOf(circle, next, max).join('\n  -> ');
      return `${circle.length} ${what} import each other in circles, for example:\n     ${way}`;
    });
}

const imports = sourceImports();
const folders = imports
  .filter((pair) => pair.every((file) => file.startsWith(`${LAYERED}/`)))
  .flatMap(siblingFolders);
const found = [...findings('files', imports, FILES_MAX), ...findings('folders', folders, 1)];
if (found.length > 0) {
  console.error(found.join('\n\n'));
  process.exit(1);
}
