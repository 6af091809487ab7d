import { OPERATIONS, type OperationName } from '../operations';
import { retrySafetyOf, type OperationRequest } from './operation';

describe('retrySafetyOf', () => {
  it('has a reason for each operation', () => {
    for (const { reason } of Object.values(OPERATIONS)) expect(reason).not.toBe('');
  });

  it.each<[OperationName, OperationRequest, string]>([
    ['GetCall', {}, 'read'],
    ['GetCall', { query: { ring: true } }, 'unsafe'],
    ['GetCall', { query: { ring: false, notify: undefined } }, 'read'],
    ['GetOrCreateCall', { body: { data: { custom: { ring: true } } } }, 'idempotent'],
    ['GetOrCreateCall', { body: { notify: true } }, 'unsafe'],
    ['GoLive', { body: {} }, 'idempotent'],
    ['GoLive', { body: { start_recording: true } }, 'unsafe'],
    ['RingCall', { body: {} }, 'unsafe'],
    ['DeleteCall', { body: {} }, 'delete'],
  ])('of %s with %j is %s', (name, request, expected) => {
    expect(retrySafetyOf(OPERATIONS[name], request)).toBe(expected);
  });
});
