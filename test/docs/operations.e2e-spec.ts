import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS } from '../../src/stream/operations';
import type { Operation } from '../../src/stream/transport/operation';

it('docs/operations.md names a method of the client for every operation', () => {
  const rows = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8')
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()));
  const methods = new Map(rows.map(([, name, , method]) => [name, method]));
  const names = Object.values<Operation>(OPERATIONS).map(({ name }) => name);

  expect(names.filter((name) => !/^`(client|call)\./.test(methods.get(name) ?? ''))).toEqual([]);
});
