// Writes the file of an entry, which takes its module from a chunk.
const { writeFileSync } = require('node:fs');
const { join, posix } = require('node:path');

/**
 * @param {string} dist
 * @param {string} id
 * @param {Map<string, import('./compiled-modules.cjs').CompiledModule>} modules
 * @param {string} chunk
 */
function writeEntry(dist, id, modules, chunk) {
  const path = posix.relative(posix.dirname(id), `chunks/${chunk}.js`);
  const names = [...namesOf(id, modules)].sort();
  const lines = [
    ...(modules.get(id).isCommand ? ['#!/usr/bin/env node'] : []),
    '"use strict";',
    `module.exports = require("${path.startsWith('.') ? path : `./${path}`}")("${id}");`,
    // Never runs: tells Node the names that modules of ES can import.
    ...(names.length > 0 ? [`0 && (module.exports = { ${names.join(', ')} });`] : []),
    '',
  ];
  writeFileSync(join(dist, `${id}.js`), lines.join('\n'));
}

/** The names that a compiled module exports, those that it passes on included. */
function namesOf(id, modules) {
  const { code } = modules.get(id);
  const own = [...code.matchAll(/^exports\.(\w+) = |^Object\.defineProperty\(exports, "(\w+)"/gm)].map(
    ([, assigned, defined]) => assigned ?? defined,
  );
  const passedOn = [...code.matchAll(/^__exportStar\(require\("([^"]+)"\), exports\)/gm)].flatMap(
    ([, path]) => [...namesOf(resolved(id, path, modules), modules)],
  );
  return new Set([...own, ...passedOn].filter((name) => name !== 'default'));
}

function resolved(from, path, modules) {
  const plain = posix.join(posix.dirname(from), path);
  return modules.has(plain) ? plain : `${plain}/index`;
}

module.exports = { writeEntry };
