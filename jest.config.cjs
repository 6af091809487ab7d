const typescript = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    keepClassNames: true,
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};
const esmToCommonJs = {
  jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
  module: { type: 'commonjs' },
};
// ESM-only packages in use: jest runs CommonJS, so they are transformed.
const esmOnly = ['@nestjs', 'jose'].join('|');

const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', typescript],
    [`/node_modules/(${esmOnly})/.+\\.m?js$`]: ['@swc/jest', esmToCommonJs],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`, '<rootDir>/dist/'],
};

module.exports = {
  // The default leaves a core free; of two, that is half of them.
  maxWorkers: '100%',
  // Ends what hangs. No test passes or fails by how fast the machine is. (Jest ignores it inside of projects.)
  testTimeout: 30 * 60_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...base, displayName: 'e2e', testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'] },
    // What takes minutes by nature, or measures: `npm run test:load`, one after the other.
    {
      ...base,
      displayName: 'load',
      testMatch: ['<rootDir>/test/**/*.load-spec.ts'],
    },
    // These import the compiled package, as a host would: the build runs before them.
    {
      ...base,
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
