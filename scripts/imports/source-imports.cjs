// Which files of src import which.
const { existsSync, readFileSync, readdirSync, statSync } = require('node:fs');
const { dirname, join, posix } = require('node:path');
const ts = require('typescript');

const ROOT = join(__dirname, '../..');

function sourceFiles(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /(?<!\.spec)\.ts$/.test(entry.name) ? [path] : [];
  });
}

function resolve(file, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  const base = posix.join(dirname(file), specifier);
  return [`${base}.ts`, `${base}/index.ts`, base].find(
    (path) => existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).isFile(),
  );
}

/** Pairs of files: who imports whom. */
function importsOf(files) {
  return files.flatMap((file) =>
    ts
      .preProcessFile(readFileSync(join(ROOT, file), 'utf8'))
      .importedFiles.map(({ fileName }) => resolve(file, fileName))
      .filter((imported) => imported !== undefined)
      .map((imported) => [file, imported]),
  );
}

/** Pairs of files: who imports whom. Specs are left out; `import type` counts. */
exports.sourceImports = () => importsOf(sourceFiles('src'));
