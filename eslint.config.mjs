import { readdirSync } from 'node:fs';
import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier/flat';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Which folders of `src` a folder may import from; what is not listed is forbidden. See CONTRIBUTING.md. */
const mayImport = {
  errors: [],
  stream: ['errors'],
  redis: ['stream', 'errors'],
  routes: ['stream', 'errors'],
  access: ['routes', 'stream', 'errors'],
  rest: ['access', 'routes', 'redis', 'stream', 'errors'],
  users: ['rest', 'access', 'stream', 'errors'],
  calls: ['rest', 'access', 'stream', 'errors'],
  roles: ['rest', 'access', 'stream', 'errors'],
  admin: ['rest', 'access', 'stream', 'errors'],
  webhooks: ['rest', 'access', 'routes', 'redis', 'stream', 'errors'],
  emulator: ['stream/models', 'errors'],
  doctor: ['webhooks', 'stream', 'errors'],
  health: ['routes', 'redis', 'stream', 'errors'],
  metrics: ['rest', 'access', 'routes', 'webhooks', 'stream', 'errors'],
  testing: ['access', 'emulator', 'webhooks', 'stream', 'errors'],
  service: [
    'users',
    'calls',
    'roles',
    'admin',
    'webhooks',
    'doctor',
    'health',
    'metrics',
    'rest',
    'access',
    'redis',
    'stream',
    'emulator',
    'errors',
  ],
};

const importDirections = Object.entries(mayImport).map(([folder, allowed]) => ({
  target: `./src/${folder}`,
  from: './src',
  except: [folder, ...allowed].map((name) => `./${name}`),
  message: `src/${folder} may import only from: ${[folder, ...allowed].join(', ')}.`,
}));

/**
 * The emulator in layers, the lowest first: a layer may import itself and the ones below it. The rooms, one per resource of
 * Stream's API, are the folders that are not named here, and may import each other. See CONTRIBUTING.md.
 */
const emulatorFolders = readdirSync(new URL('src/emulator', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const above = ['events', 'control', 'tenants', 'server'];
const below = ['world', 'protocol'];
const rooms = emulatorFolders.filter((name) => ![...below, ...above].includes(name));
const emulatorLayers = [...below.map((name) => [name]), rooms, ...above.map((name) => [name])];

const layerDirections = emulatorLayers.flatMap((layer, index) => {
  const allowed = emulatorLayers.slice(0, index + 1).flat();
  return layer.map((folder) => ({
    target: `./src/emulator/${folder}`,
    from: './src/emulator',
    except: allowed.map((name) => `./${name}`),
    message: `src/emulator/${folder} may import only from: ${allowed.join(', ')}.`,
  }));
});

/** The transport knows no resource of Stream's API: a declaration travels with each request. */
const transportDirection = {
  target: './src/stream/transport/**/!(*.spec).ts',
  from: './src/stream/{*.operations.ts,operations.ts,app,calls,call-types,raw-request,recordings,roles,tasks,users,video}/**',
  message: 'src/stream/transport may not import the resources of the client.',
};

/** Jest runs a host's tests in a realm of their own, in which what Node itself makes is no instance of these. */
const globalClasses = Object.getOwnPropertyNames(globalThis).filter((name) =>
  /^[A-Z][a-zA-Z]*[a-z]|^URL$/.test(name),
);
const aGlobalClass = `/^(${globalClasses.join('|')})$/`;
const realmBound = [
  `BinaryExpression[operator='instanceof'][right.name=${aGlobalClass}]`,
  `BinaryExpression[operator=/^[!=]==?$/] > MemberExpression[property.name='prototype'][object.name=${aGlobalClass}]`,
  `BinaryExpression[operator=/^[!=]==?$/][left.property.name='constructor'][right.name=${aGlobalClass}]`,
].map((selector) => ({
  selector,
  message:
    'What comes from another realm is not seen. Use src/errors, or node:util/types, or look at the shape.',
}));

/** Rules in `src/access` decide all that depends on who makes a request: routes get a request that is judged and complete. */
const decidedByRules = {
  target: './src/!(access|rest|service|testing)/**/!(*.spec).ts',
  from: './src/access/{access-policy,admission,authentication,current-principal.decorator,principal}.ts',
  message: 'Routes never ask for the principal: let the rule of the route decide, see src/access/rules.',
};

/** `withMethodsOf` copies the methods of parts to another class, whose instances have no fields of theirs. */
const statefulParts = {
  selector:
    'ClassDeclaration[abstract=true][superClass.name=/^(ApiResource|ClientResource|CallHandle)$/]' +
    ':not([id.name=/^(ClientResource|CallHandle)$/]) :matches(PrivateIdentifier, PropertyDefinition)',
  message: 'Parts of a client have no private members and no fields. Use a function, or the base class.',
};

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'node_modules/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // `age: number = 18` keeps its design:type; without the annotation it becomes Object.
      '@typescript-eslint/no-inferrable-types': ['error', { ignoreProperties: true }],
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'import-x/no-restricted-paths': [
        'error',
        { basePath: import.meta.dirname, zones: [...importDirections, transportDirection, decidedByRules] },
      ],
      'import-x/no-cycle': 'error',
    },
  },
  {
    // Specs start the whole emulator.
    files: ['src/emulator/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { basePath: import.meta.dirname, zones: [...importDirections, ...layerDirections] },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...realmBound, statefulParts] },
  },
  {
    files: ['**/*.spec.ts', '**/*-spec.ts'],
    ...jest.configs['flat/recommended'],
    rules: {
      ...jest.configs['flat/recommended'].rules,
    },
  },
  {
    // Under `test` also what several suites share.
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.cjs', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        require: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        performance: 'readonly',
        URL: 'readonly',
      },
    },
  },
  prettier,
);
