import { execFileSync } from 'node:child_process';
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

  it('has no source maps, which would point to sources that it does not have', () => {
    const compiled = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
    const scripts = compiled.filter((file) => file.endsWith('.js'));

    expect(compiled.filter((file) => file.endsWith('.map'))).toEqual([]);
    expect(scripts.length).toBeGreaterThan(100);
    for (const file of scripts)
      expect(readFileSync(join(root, 'dist', file), 'utf8')).not.toContain('sourceMappingURL');
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
