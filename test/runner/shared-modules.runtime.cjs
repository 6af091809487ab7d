const { createRequire } = require('node:module');
const { join, sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');
const { sourceMaps } = require('../support/register-typescript.cjs');

const tests = join(__dirname, '..') + sep;
const packages = `${sep}node_modules${sep}`;
const circus = join(packages, 'jest-circus', sep);
const statesOfCircus = new Set(['JEST_STATE_SYMBOL', 'EVENT_HANDLERS']);

/** Whether each test file gets a copy: the tests, what supports them, and jest-circus, which collects them. */
function isOfOneTestFile(path) {
  if (path.includes(packages)) return path.includes(circus);
  return path.endsWith('spec.ts') || (path.startsWith(tests) && !path.startsWith(__dirname));
}

/**
 * Loads modules with Node's own `require`, once per worker.
 *
 * Jest's own runtime loads every module anew for every test file: of Nest and of our source that takes longer than
 * the tests. Mocks of modules and `jest.resetModules()` do not work here; `TEST_ISOLATION=on` selects Jest's own.
 */
module.exports = class SharedModulesRuntime extends Runtime {
  constructor(...options) {
    super(...options);
    for (const path of Object.keys(require.cache)) if (isOfOneTestFile(path)) delete require.cache[path];
  }

  requireModule(from, moduleName, ...options) {
    if (moduleName !== undefined) return super.requireModule(from, moduleName, ...options);
    globalThis.jest = this.jestGlobals.cjsGlobals(from).jest;
    return require(from);
  }

  requireInternalModule(from, moduleName = from) {
    return createRequire(from)(moduleName);
  }

  getSourceMaps() {
    return sourceMaps;
  }

  teardown() {
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (statesOfCircus.has(symbol.description)) delete globalThis[symbol];
    }
    return super.teardown();
  }
};
