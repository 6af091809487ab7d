// Writes the file of a chunk with its source map.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { decode, encode } = require('@jridgewell/sourcemap-codec');
const { replaceReferences } = require('./compiled-modules.cjs');

/** What a chunk exports: returns a module of it, which it evaluates the first time. As in Node, one that throws is evaluated anew. */
const HEAD = `"use strict";
const __loaded = Object.create(null);
module.exports = __load;
function __load(id) {
    if (id in __loaded) return __loaded[id];
    const exports = __loaded[id] = {};
    try {
        __modules[id](exports);
    } catch (error) {
        delete __loaded[id];
        throw error;
    }
    return exports;
}
const __modules = {
    __proto__: null,
`;

/** `require("x")` of another package or chunk; not a method of that name. */
const REQUIRE = /(?<![.\w])require\("([^"]+)"\)/g;

/**
 * @param {string} dist
 * @param {string} chunk its name
 * @param {import('./compiled-modules.cjs').CompiledModule[]} members
 * @param {Map<string, string>} chunkOf the chunks of all modules
 */
function writeChunk(dist, chunk, members, chunkOf) {
  const lines = HEAD.split('\n').slice(0, -1);
  const map = { version: 3, sources: [], sourcesContent: [], names: [], mappings: lines.map(() => []) };
  const reference = (kind, id) => {
    const load =
      chunkOf.get(id) === chunk ? `__load("${id}")` : `require("./${chunkOf.get(id)}.js")("${id}")`;
    return kind === 'import' ? `Promise.resolve().then(() => ${load})` : load;
  };
  /** What requires each file from here. Node resolves a path anew each time that another file loaded it first. */
  const requiring = new Map();
  const once = (code) =>
    code.replace(REQUIRE, (_, path) => {
      if (!requiring.has(path)) requiring.set(path, `__require${requiring.size}`);
      return `${requiring.get(path)}()`;
    });
  for (const member of members) {
    // In parentheses, V8 compiles the function with the file and not in a second pass.
    lines.push(`${JSON.stringify(member.id)}: (function (exports) {`);
    map.mappings.push([]);
    const code = once(replaceReferences(member, chunkOf, reference))
      .trimEnd()
      .split('\n');
    lines.push(...code, '}),');
    addMap(map, JSON.parse(member.map), `../../src/${member.id}.ts`, code.length);
    map.mappings.push([]);
  }
  lines.push('};');
  // As functions, which are there before any module is evaluated.
  for (const [path, name] of requiring)
    lines.push(`let ${name}_;`, `function ${name}() { return ${name}_ ??= require("${path}"); }`);
  lines.push(`//# sourceMappingURL=${chunk}.js.map`, '');
  writeFileSync(join(dist, 'chunks', `${chunk}.js`), lines.join('\n'));
  writeFileSync(
    join(dist, 'chunks', `${chunk}.js.map`),
    JSON.stringify({ ...map, mappings: encode(map.mappings) }),
  );
}

/** Adds the map of a module, which has one source, to that of the chunk. Names of variables are those of the source. */
function addMap(map, { mappings, sourcesContent }, source, lineCount) {
  const index = map.sources.push(source) - 1;
  map.sourcesContent.push(sourcesContent[0]);
  const decoded = decode(mappings);
  for (let line = 0; line < lineCount; line++) {
    const segments = (decoded[line] ?? []).filter((segment) => segment.length > 1);
    map.mappings.push(
      segments.map(([column, , sourceLine, sourceColumn]) => [column, index, sourceLine, sourceColumn]),
    );
  }
}

module.exports = { writeChunk };
