// Finds which module makes what another one exports.
const { resolve } = require('./compiled-modules.cjs');

/**
 * @typedef {object} Exported
 * @property {string} name
 * @property {string} source the module that makes it
 * @property {string} sourceName its name there
 */

/**
 * @param {string} id
 * @param {Map<string, import('./compiled-modules.cjs').CompiledModule>} modules
 * @returns {Exported[]} by name
 */
function exportsOf(id, modules) {
  const exported = new Map();
  // Later lines do not replace what a module exports itself, as in ES modules.
  for (const entry of [...ownExports(id, modules), ...starExports(id, modules)])
    if (!exported.has(entry.name)) exported.set(entry.name, entry);
  return [...exported.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function ownExports(id, modules) {
  const { code } = modules.get(id);
  if (/^require\("\./m.test(code)) throw new Error(`${id} imports a module for its effects.`);
  const required = new Map(
    [...code.matchAll(/^(?:const|var) (\w+) = require\("(\.[^"]+)"\);/gm)].map(([, name, path]) => [
      name,
      resolve(id, path, modules),
    ]),
  );
  const made = [...code.matchAll(/^exports\.(\w+) = /gm)].map(([, name]) => ({
    name,
    source: id,
    sourceName: name,
  }));
  const passedOn = [
    ...code.matchAll(
      /^Object\.defineProperty\(exports, "(\w+)", \{\s+enumerable: true,\s+get: function\(\) \{\s+return (\w+)\.(\w+);/gm,
    ),
  ].map(([, name, variable, there]) => {
    const from = exportsOf(required.get(variable), modules).find((entry) => entry.name === there);
    if (!from) throw new Error(`${id} exports ${there}, which ${required.get(variable)} does not have.`);
    return { ...from, name };
  });
  return [...passedOn, ...made.filter(({ name }) => !passedOn.some((entry) => entry.name === name))];
}

function starExports(id, modules) {
  const paths = [...modules.get(id).code.matchAll(/^__exportStar\(require\("([^"]+)"\), exports\)/gm)];
  return paths.flatMap(([, path]) => exportsOf(resolve(id, path, modules), modules));
}

module.exports = { exportsOf };
