const { availableParallelism } = require('node:os');
const { typescript } = require('./test/support/typescript.cjs');

const esmToCommonJs = {
  jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
  module: { type: 'commonjs' },
};
// ESM-only packages in use: jest runs CommonJS, so they are transformed.
const esmOnly = ['@nestjs', '@seriousme', 'jose'].join('|');

const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...typescript, sourceMaps: 'inline' }],
    [`/node_modules/(${esmOnly})/.+\\.m?js$`]: ['@swc/jest', esmToCommonJs],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`, '<rootDir>/dist/'],
};

// Files share loaded modules, which halves the time of a run. Jest isolates them for coverage, and where sources change.
const isolates =
  process.env.TEST_ISOLATION === 'on' ||
  process.argv.some((argument) => /^--(coverage|watch)/.test(argument));
const shared = isolates
  ? base
  : {
      ...base,
      runtime: '<rootDir>/test/runner/shared-modules.runtime.cjs',
      testEnvironment: '<rootDir>/test/runner/shared-modules.environment.cjs',
    };

module.exports = {
  // One more than cores: many tests wait, for a process to start or a timer.
  maxWorkers: availableParallelism() + 1,
  // Ends what hangs. No test passes or fails by how fast the machine is. (Jest ignores it inside of projects.)
  testTimeout: 30 * 60_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...shared, displayName: 'e2e', testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'] },
    // What takes minutes by nature, or measures: `npm run test:load`, one after the other.
    {
      ...base,
      displayName: 'load',
      testMatch: ['<rootDir>/test/**/*.load-spec.ts'],
    },
    // These import the compiled package, as a host would: the build runs before them.
    {
      ...shared,
      displayName: 'dist',
      testMatch: ['<rootDir>/test/**/*.dist-spec.ts'],
      globalSetup: '<rootDir>/test/service/shared-service.ts',
      globalTeardown: '<rootDir>/test/service/stop-shared-service.ts',
    },
    // These install the packed tarball into new projects, which takes a minute: `npm run test:packaging`.
    { ...base, displayName: 'packaging', testMatch: ['<rootDir>/test/packaging/*.packaging-spec.ts'] },
  ],
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', '!src/**/*.spec.ts', '!src/service/main.ts', '!src/**/*.options.ts'],
};
