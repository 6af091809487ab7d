import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A project inside of a host, with the tests that the host's runner runs there. */
export interface TestProject {
  readonly runner: string;
  readonly folder: string;
  readonly files: Readonly<Record<string, string | object>>;
  /** The arguments of Node that run the tests from within the folder. */
  readonly args: readonly string[];
}

/** Half an hour: no test passes or fails by how fast the machine is. */
const UNHURRIED = `--testTimeout=${30 * 60_000}`;

const compilerOptions = {
  module: 'nodenext',
  moduleResolution: 'nodenext',
  resolvePackageJsonExports: true,
  esModuleInterop: true,
  isolatedModules: true,
  emitDecoratorMetadata: true,
  experimentalDecorators: true,
  target: 'ES2023',
  skipLibCheck: true,
};

const jestConfig = {
  moduleFileExtensions: ['js', 'json', 'ts'],
  testRegex: String.raw`.*\.spec\.ts$`,
  transform: { [String.raw`^.+\.(t|j)s$`]: 'ts-jest' },
  testEnvironment: 'node',
};

/** Before Node 24.9 Jest cannot `require` ES modules, and Nest 12 is nothing else. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const jestForNest12 =
  major > 24 || (major === 24 && minor >= 9)
    ? jestConfig
    : {
        ...jestConfig,
        transformIgnorePatterns: ['/node_modules/(?!@nestjs/)'],
        transform: {
          [String.raw`/node_modules/@nestjs/.+\.js$`]: [
            '@swc/jest',
            { jsc: { target: 'es2022' }, module: { type: 'commonjs' } },
          ],
          ...jestConfig.transform,
        },
      };

/** As `nest new` of version 11 sets it up. */
export const jestOfNest11: TestProject = {
  runner: 'Jest',
  folder: 'jest',
  files: {
    'jest/package.json': { name: 'jest-host', private: true, jest: { ...jestConfig, rootDir: 'src' } },
    'jest/tsconfig.json': { compilerOptions: { ...compilerOptions, strictNullChecks: true } },
  },
  args: ['../node_modules/jest/bin/jest.js', UNHURRIED],
};

/** As `nest new --type cjs` of version 12 sets it up. */
export const jestOfNest12: TestProject = {
  runner: 'Jest',
  folder: 'jest',
  files: {
    'jest/package.json': { name: 'jest-host', private: true, jest: { ...jestForNest12, rootDir: '.' } },
    'jest/tsconfig.json': { compilerOptions: { ...compilerOptions, strict: true, types: ['node', 'jest'] } },
  },
  args: ['--experimental-vm-modules', '../node_modules/jest/bin/jest.js', UNHURRIED],
};

/** As `nest new` of version 12 sets it up. */
export const vitestOfNest12: TestProject = {
  runner: 'Vitest',
  folder: 'vitest',
  files: {
    'vitest/package.json': { name: 'vitest-host', private: true, type: 'module' },
    'vitest/tsconfig.json': {
      compilerOptions: { ...compilerOptions, strict: true, types: ['node', 'vitest/globals'] },
    },
    'vitest/vitest.config.ts': `
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { globals: true, root: './', include: ['**/*.spec.ts'] } });
`,
  },
  args: ['../node_modules/vitest/vitest.mjs', 'run', UNHURRIED, UNHURRIED.replace('test', 'hook')],
};

/** The tests in `host`, by where they go in the project. */
export function testsFor({ folder }: TestProject, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [`${folder}/src/${name}`, readFileSync(join(__dirname, 'host', name), 'utf8')]),
  );
}
