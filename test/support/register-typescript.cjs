// Compiles the TypeScript that Node requires, here and in processes of tests: node --require ./test/support/register-typescript.cjs
const { transformSync, version } = require('@swc/core');
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { addHook } = require('pirates');
const { typescript } = require('./typescript.cjs');

const root = join(__dirname, '../..');
const cache = join(root, 'node_modules/.cache/compiled-tests');
const configuration = JSON.stringify([version, typescript]);
mkdirSync(cache, { recursive: true });

/** Of each compiled file: where its source map is. */
exports.sourceMaps = new Map();

addHook(
  (source, filename) => {
    const hash = createHash('sha256').update(configuration).update(filename).update(source).digest('hex');
    const compiled = join(cache, `${hash}.js`);
    const sourceMap = join(cache, `${hash}.map`);
    exports.sourceMaps.set(filename, sourceMap);
    if (existsSync(compiled)) return readFileSync(compiled, 'utf8');

    const { code, map } = transformSync(source, { ...typescript, filename, sourceMaps: true, swcrc: false });
    writeWhole(sourceMap, map);
    writeWhole(compiled, code);
    return code;
  },
  { exts: ['.ts'], matcher: (filename) => filename.startsWith(root) },
);

/** Another worker never reads half a file. */
function writeWhole(path, text) {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
}
