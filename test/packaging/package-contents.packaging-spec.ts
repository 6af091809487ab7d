import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
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

  it('has declarations that TypeScript before 5.3 can read', () => {
    expect(declarations.filter(({ text }) => text.includes('resolution-mode'))).toEqual([]);
  });

  it.each(['nestjs-getstream', 'nestjs-getstream/emulator'])(
    'lets the checkout require %s by name',
    (name) => {
      const keys = execFileSync('node', ['-p', `Object.keys(require('${name}')).length`], {
        cwd: root,
        encoding: 'utf8',
      });

      expect(Number(keys)).toBeGreaterThan(0);
    },
  );

  it('loads the emulator without Nest and without the client', () => {
    const loaded = execFileSync(
      'node',
      ['-p', "require('nestjs-getstream/emulator'); JSON.stringify(Object.keys(require.cache))"],
      { cwd: root, encoding: 'utf8' },
    );
    const foreign = (JSON.parse(loaded) as string[]).filter((file) =>
      /@nestjs|class-validator|axios|undici/.test(file),
    );

    expect(foreign).toEqual([]);
  });
});
