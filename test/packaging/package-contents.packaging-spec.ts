import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
const ENTRIES = [
  'nestjs-getstream',
  'nestjs-getstream/client',
  'nestjs-getstream/emulator',
  'nestjs-getstream/health',
  'nestjs-getstream/metrics',
  'nestjs-getstream/webhooks',
];

const declarations = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.d.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, 'dist', file), 'utf8') }));

describe('the packed package', () => {
  it('has the compiled code and nothing of the sources, tests or benches', () => {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [{ files }] = JSON.parse(output) as [{ files: { path: string }[] }];
    const outside = files.map(({ path }) => path).filter((path) => !path.startsWith('dist/'));

    expect(outside.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'package.json']);
    expect(files.filter(({ path }) => path.includes('.spec.'))).toEqual([]);
  });

  it('has few files of code, each with a source map that has the sources in it', () => {
    const compiled = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
    const scripts = compiled.filter((file) => file.endsWith('.js'));
    const chunks = scripts.filter((file) => file.startsWith('chunks'));

    expect(scripts.length).toBeLessThan(50);
    expect(compiled.filter((file) => file.endsWith('.map')).sort()).toEqual(
      chunks.map((file) => `${file}.map`).sort(),
    );
    for (const file of chunks) {
      const { sources, sourcesContent } = JSON.parse(
        readFileSync(join(root, 'dist', `${file}.map`), 'utf8'),
      ) as { sources: string[]; sourcesContent: string[] };
      expect(sources.length).toBeGreaterThan(0);
      expect(sourcesContent).toEqual(
        sources.map((source) => readFileSync(join(root, 'dist/chunks', source), 'utf8')),
      );
    }
  });

  it('shows the places in the sources in stack traces', () => {
    const script = `new (require('nestjs-getstream/client').StreamClient)('key', '')`;
    const { stderr } = spawnSync('node', ['--enable-source-maps', '-e', script], {
      cwd: root,
      encoding: 'utf8',
    });

    expect(stderr).toMatch(/at .*\(.*src\/stream\/stream\.options\.ts:\d+:\d+\)/);
  });

  it.each(ENTRIES)('names to ES modules what %s exports', (name) => {
    const script = `
      const required = Object.keys(require('${name}'));
      import('${name}').then((imported) => console.log(required.filter((key) => !(key in imported)).join()));`;

    expect(execFileSync('node', ['-e', script], { cwd: root, encoding: 'utf8' }).trim()).toBe('');
  });

  it('says where it comes from, and is published with a proof of that', () => {
    expect(manifest).toMatchObject({
      homepage: expect.stringMatching(/^https:/),
      bugs: { url: expect.stringMatching(/^https:.*issues$/) },
      repository: { type: 'git', url: expect.stringMatching(/^git\+https:.*\.git$/) },
      author: expect.any(String),
      publishConfig: { access: 'public', provenance: true },
    });
  });

  it('has declarations that TypeScript before 5.3 can read', () => {
    expect(declarations.filter(({ text }) => text.includes('resolution-mode'))).toEqual([]);
  });

  it.each(ENTRIES)('lets the checkout require %s by name', (name) => {
    const keys = execFileSync('node', ['-p', `Object.keys(require('${name}')).length`], {
      cwd: root,
      encoding: 'utf8',
    });

    expect(Number(keys)).toBeGreaterThan(0);
  });

  it.each([
    ['emulator', ['ajv', 'find-my-way', 'sorted-btree']],
    ['client', []],
  ])('loads of other packages for the %s only what it needs', (entry, packages) => {
    const loaded = execFileSync(
      'node',
      ['-p', `require('nestjs-getstream/${entry}'); JSON.stringify(Object.keys(require.cache))`],
      { cwd: root, encoding: 'utf8' },
    );
    const theirs = packages.flatMap((name) => dependenciesOf(name));
    const names = (JSON.parse(loaded) as string[]).flatMap(
      (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
    );

    expect([...new Set(names)].filter((name) => !theirs.includes(name)).sort()).toEqual(packages);
  });
});

describe('a client without Nest', () => {
  it('loads a quarter of undici when it is made, and nothing when it is imported', () => {
    const script = `
      const { StreamClient } = require('nestjs-getstream/client');
      const loaded = () => Object.keys(require.cache).filter((file) => file.includes('/node_modules/undici/')).length;
      const imported = loaded();
      new StreamClient('key', 'secret-of-thirty-two-characters!!');
      console.log(JSON.stringify([imported, loaded()]));`;
    const [imported, made] = JSON.parse(
      execFileSync('node', ['-e', script], { cwd: root, encoding: 'utf8' }),
    ) as [number, number];

    expect(imported).toBe(0);
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(30);
  });
});

/** With those of these. */
function dependenciesOf(name: string): string[] {
  const { dependencies = {} } = JSON.parse(
    readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
  ) as { dependencies?: Record<string, string> };
  return Object.keys(dependencies).flatMap((dependency) => [dependency, ...dependenciesOf(dependency)]);
}
