import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');

/** Packages that would run something when they are installed, and what. "Install scripts" in CONTRIBUTING.md lists them too. */
const KNOWN: Readonly<Record<string, string>> = {
  '@parcel/watcher': 'compiles what it also has compiled',
  '@scarf/scarf': 'reports the installation to its maker',
  '@swc/core': 'looks for its binary',
  'msgpackr-extract': 'compiles what it also has compiled',
  'unrs-resolver': 'looks for its binary',
};

function withInstallScripts(lockFile: string): string[] {
  const { packages } = JSON.parse(read(lockFile)) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  return Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.split('node_modules/').at(-1) ?? path);
}

describe('the scripts that packages run when they are installed', () => {
  it.each(['package-lock.json', 'deploy/package-lock.json'])('are all known in %s', (lockFile) => {
    expect(withInstallScripts(lockFile).filter((name) => !(name in KNOWN))).toEqual([]);
  });

  it('are explained to contributors', () => {
    const section = read('CONTRIBUTING.md').split('\n## Install scripts\n')[1]?.split('\n## ')[0] ?? '';

    for (const name of Object.keys(KNOWN)) expect(section).toContain(`\`${name}\``);
  });

  it.each(['.ci/run', 'deploy/Dockerfile'])('do not run in %s', (file) => {
    const installs = read(file)
      .split('\n')
      .filter((line) => !line.startsWith('#') && /npm (ci|install|i)\b/.test(line));

    expect(installs.length).toBeGreaterThan(0);
    expect(installs.filter((line) => !line.includes('--ignore-scripts'))).toEqual([]);
  });

  it('do not run in a clone either, and nothing of ours depends on scripts before and after others', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
    expect(Object.keys(scripts).filter((name) => /^(pre|post)/.test(name))).toEqual([]);
  });
});
