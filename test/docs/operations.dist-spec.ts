import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OPERATIONS } from '../../src/stream/operations';
import type { Operation } from '../../src/stream/transport/operation';

const root = join(__dirname, '../..');

describe('docs/operations.md', () => {
  it('is current: `npm run docs:operations` writes the same', async () => {
    const check = promisify(execFile)(process.execPath, ['scripts/docs-operations.cjs', '--check'], {
      cwd: root,
    });

    await expect(check).resolves.toMatchObject({ stdout: 'docs/operations.md is current.\n' });
  });

  it('names a method of the client for every operation', () => {
    const rows = readFileSync(join(root, 'docs/operations.md'), 'utf8')
      .split('\n')
      .map((row) => row.split('|').map((cell) => cell.trim()));
    const methods = new Map(rows.map(([, name, , method]) => [name, method]));
    const names = Object.values<Operation>(OPERATIONS).map(({ name }) => name);

    expect(names.filter((name) => !/^`(client|call)\./.test(methods.get(name) ?? ''))).toEqual([]);
  });
});
