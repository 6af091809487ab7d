import type { Operation } from './operation';
import { OPERATIONS, repeatOf } from './operations';

const aRequest = (operation: Partial<Operation>): Operation => ({
  name: 'GetCall',
  method: 'GET',
  path: '/x',
  ...operation,
});

describe('the table of operations', () => {
  it('gives a reason for each', () => {
    for (const { reason } of Object.values(OPERATIONS)) expect(reason).not.toBe('');
  });

  it.each<[Partial<Operation>, string]>([
    [{ name: 'GetCall' }, 'read'],
    [{ name: 'GetCall', query: { ring: true } }, 'unsafe'],
    [{ name: 'GetCall', query: { ring: false, notify: undefined } }, 'read'],
    [{ name: 'GetOrCreateCall', body: { data: { custom: { ring: true } } } }, 'idempotent'],
    [{ name: 'GetOrCreateCall', body: { notify: true } }, 'unsafe'],
    [{ name: 'GoLive', body: {} }, 'idempotent'],
    [{ name: 'GoLive', body: { start_recording: true } }, 'unsafe'],
    [{ name: 'RingCall', body: {} }, 'unsafe'],
    [{ name: 'DeleteCall', body: {} }, 'delete'],
  ])('takes %j for %s', (operation, expected) => {
    expect(repeatOf(aRequest(operation))).toBe(expected);
  });
});
