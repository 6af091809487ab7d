// Writes the file of an entry, which takes what it exports from the chunks.
const { writeFileSync } = require('node:fs');
const { join, posix } = require('node:path');
const { exportsOf } = require('./module-exports.cjs');
const { packagesOf } = require('./compiled-modules.cjs');

/**
 * The module itself is evaluated at once: a command, or what patches a module.
 *
 * @param {string} dist
 * @param {import('./compiled-modules.cjs').CompiledModule} module
 * @param {string} chunk
 */
function writeEntry(dist, { id, isCommand }, chunk) {
  write(dist, id, [
    ...(isCommand ? ['#!/usr/bin/env node'] : []),
    '"use strict";',
    `module.exports = ${requiring(id, chunk)}("${id}");`,
  ]);
}

/**
 * Each export evaluates its module when it is first read: a host that uses the client only pays for no controller. What the modules
 * need of other packages is required at once, so that a missing one shows where the entry is required; where ES modules import an
 * entry, Node would swallow the error of an export.
 *
 * @param {string} dist
 * @param {string} id
 * @param {Map<string, import('./compiled-modules.cjs').CompiledModule>} modules
 * @param {Map<string, string>} chunkOf
 */
function writeLibraryEntry(dist, id, modules, chunkOf) {
  const exported = exportsOf(id, modules);
  const chunks = [...new Set(exported.map(({ source }) => chunkOf.get(source)))];
  write(dist, id, [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    ...packagesOf(id, modules).map((name) => `require("${name}");`),
    'const define = (name, get) => Object.defineProperty(exports, name, { enumerable: true, get });',
    // Node would resolve the paths anew each time.
    ...chunks.map((chunk, index) => `let chunk${index};`),
    ...exported.map(
      ({ name, source, sourceName }) =>
        `define("${name}", () => (chunk${chunks.indexOf(chunkOf.get(source))} ??= ${requiring(id, chunkOf.get(source))})("${source}").${sourceName});`,
    ),
    // Never runs: tells Node the names that ES modules can import.
    `0 && (module.exports = { ${exported.map(({ name }) => name).join(', ')} });`,
  ]);
}

/** The code that returns a chunk. */
function requiring(from, chunk) {
  const path = posix.relative(posix.dirname(from), `chunks/${chunk}.js`);
  return `require("${path.startsWith('.') ? path : `./${path}`}")`;
}

function write(dist, id, lines) {
  writeFileSync(join(dist, `${id}.js`), [...lines, ''].join('\n'));
}

module.exports = { writeEntry, writeLibraryEntry };
