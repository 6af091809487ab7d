// Reads the modules that tsc made, with what they require of each other.
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join, posix } = require('node:path');
const { transformSync } = require('@swc/core');

/** `require("./x")` and `import("./x")` of a module of ours. */
const OURS = /\b(require|import)\((["'])(\.[^"']*)\2\)/g;

/** What a module requires when it is evaluated, as tsc writes it; in functions, `require` waits. */
const AT_ONCE = /^(?:(?:const|var) \w+ = )?(?:__\w+\()?require\("(?!node:)([^"]+)"\)/gm;

/**
 * @typedef {object} CompiledModule
 * @property {string} id its path in `dist`, without `.js`
 * @property {string} code without comments, which are in the declarations, and in ASCII: V8 keeps other text in two bytes a character
 * @property {string} map its source map, which ends at the source
 * @property {boolean} isCommand whether it begins with `#!`
 * @property {string[]} required modules of ours that it requires, at once or later
 * @property {string[]} requiredAtOnce modules of ours among these, and other packages, that it requires when it is evaluated
 * @property {string[]} imported modules of ours that it loads with `import()`
 */

/**
 * @param {string} dist
 * @returns {Map<string, CompiledModule>}
 */
function readModules(dist) {
  const ids = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.slice(0, -'.js'.length).replaceAll('\\', '/'))
    .sort();
  return new Map(ids.map((id) => [id, readModule(dist, id, new Set(ids))]));
}

function readModule(dist, id, ids) {
  const file = join(dist, `${id}.js`);
  const text = readFileSync(file, 'utf8');
  const { code, map } = withoutComments(text, `${file}.map`);
  const references = [...code.matchAll(OURS)].map(([, kind, , path]) => ({
    kind,
    id: resolve(id, path, ids),
  }));
  const of = (kind) =>
    references.filter((reference) => reference.kind === kind).map((reference) => reference.id);
  return {
    id,
    code,
    map,
    isCommand: text.startsWith('#!'),
    required: of('require'),
    requiredAtOnce: [...code.matchAll(AT_ONCE)].map(([, name]) =>
      name.startsWith('.') ? resolve(id, name, ids) : name,
    ),
    imported: of('import'),
  };
}

function withoutComments(text, mapFile) {
  // A line of `#!` is a comment here, so that lines keep their numbers.
  const script = text.replace(/^#!/, '//');
  return transformSync(script.replace(/^\/\/# sourceMappingURL=.*$/m, ''), {
    swcrc: false,
    configFile: false,
    isModule: false,
    sourceMaps: true,
    inputSourceMap: existsSync(mapFile) ? readFileSync(mapFile, 'utf8') : undefined,
    jsc: {
      target: 'es2024',
      parser: { syntax: 'ecmascript' },
      minify: { compress: false, mangle: false, format: { comments: false, asciiOnly: true } },
    },
  });
}

/**
 * The module that `require(path)` means in another.
 *
 * @param {string} from
 * @param {string} path
 * @param {{ has(id: string): boolean }} ids of all modules
 */
function resolve(from, path, ids) {
  const plain = posix.join(posix.dirname(from), path).replace(/\.js$/, '');
  const found = [plain, `${plain}/index`].find((id) => ids.has(id));
  if (found === undefined) throw new Error(`${from} requires ${path}, which is no module of ours`);
  return found;
}

/** Replaces each `require` and `import()` of a module of ours. */
function replaceReferences({ id: from, code }, ids, replace) {
  return code.replace(OURS, (_, kind, quote, path) => replace(kind, resolve(from, path, ids)));
}

/**
 * A module, and what it requires directly or through others.
 *
 * @param {string} root
 * @param {Map<string, CompiledModule>} modules
 *
 * @returns {Set<string>}
 */
function reachableFrom(root, modules) {
  const reached = new Set([root]);
  for (const id of reached) for (const next of modules.get(id).required) reached.add(next);
  return reached;
}

/**
 * The other packages that a module needs to be evaluated.
 *
 * @param {string} root
 * @param {Map<string, CompiledModule>} modules
 * @returns {string[]} sorted
 */
function packagesOf(root, modules) {
  const reached = new Set([root]);
  for (const id of reached) for (const next of modules.get(id)?.requiredAtOnce ?? []) reached.add(next);
  return [...reached].filter((id) => !modules.has(id)).sort();
}

module.exports = { packagesOf, readModules, reachableFrom, replaceReferences, resolve };
