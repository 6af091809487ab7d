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
    `module.exports = ${loading(id, id, chunk)};`,
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
  write(dist, id, [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    ...packagesOf(id, modules).map((name) => `require("${name}");`),
    'const define = (name, get) => Object.defineProperty(exports, name, { enumerable: true, get });',
    ...exported.map(
      ({ name, source, sourceName }) =>
        `define("${name}", () => ${loading(id, source, chunkOf.get(source))}.${sourceName});`,
    ),
    // Never runs: tells Node the names that ES modules can import.
    `0 && (module.exports = { ${exported.map(({ name }) => name).join(', ')} });`,
  ]);
}

/** The code that returns what a module exports. */
function loading(from, id, chunk) {
  const path = posix.relative(posix.dirname(from), `chunks/${chunk}.js`);
  return `require("${path.startsWith('.') ? path : `./${path}`}")("${id}")`;
}

function write(dist, id, lines) {
  writeFileSync(join(dist, `${id}.js`), [...lines, ''].join('\n'));
}

module.exports = { writeEntry, writeLibraryEntry };
