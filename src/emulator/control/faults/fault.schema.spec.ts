import { parseFault } from './fault.schema';

const OPERATIONS = new Set(['GetCall', 'UpdateUsers']);

describe('a fault', () => {
  it.each([
    { kind: 'latency', delay: 0.5, spread: 0 },
    {
      kind: 'status',
      status: 599,
      code: -1,
      message: '',
      retryAfter: 0,
      unrecoverable: true,
      performed: false,
    },
    { kind: 'reset', when: 'before' },
    { kind: 'reset', when: 'after', operation: 'GetCall' },
    { kind: 'truncated', operation: ['GetCall', 'UpdateUsers'] },
    { kind: 'malformed', status: 200, performed: true },
    { kind: 'drop', performed: true, after: 0, every: 1, probability: 0, seed: -7, times: 1 },
  ])('is taken as it is: %j', (fault) => {
    expect(parseFault(fault, OPERATIONS)).toEqual(fault);
  });

  it.each<[unknown, string]>([
    ['latency', 'expected object for field "" but got "latency"'],
    [{}, 'kind is a required field'],
    [{ kind: 'slow' }, 'kind must be one of [latency status reset truncated malformed drop]'],
    [{ kind: 'latency' }, 'delay is a required field'],
    [{ kind: 'latency', delay: -1 }, 'delay must be 0 or greater'],
    [{ kind: 'latency', delay: 600_001 }, 'delay must be 600000 or less'],
    [{ kind: 'latency', delay: NaN }, 'delay must be'],
    [{ kind: 'latency', delay: '1s' }, 'expected number for field "delay" but got "1s"'],
    [{ kind: 'latency', delay: 1, spread: -1 }, 'spread must be 0 or greater'],
    [{ kind: 'status' }, 'status is a required field'],
    [{ kind: 'status', status: 200 }, 'status must be 400 or greater'],
    [{ kind: 'status', status: 600 }, 'status must be 599 or less'],
    [{ kind: 'status', status: 503, code: 'x' }, 'expected integer for field "code"'],
    [{ kind: 'status', status: 503, message: 1 }, 'expected string for field "message"'],
    [{ kind: 'status', status: 503, retryAfter: 1.5 }, 'expected integer for field "retryAfter"'],
    [{ kind: 'status', status: 503, unrecoverable: 1 }, 'expected boolean for field "unrecoverable"'],
    [{ kind: 'reset' }, 'when is a required field'],
    [{ kind: 'reset', when: 'later' }, 'when must be one of [before after]'],
    [{ kind: 'malformed', status: 199 }, 'status must be 200 or greater'],
    [{ kind: 'drop', performed: 'yes' }, 'expected boolean for field "performed"'],
    [{ kind: 'drop', times: 0 }, 'times must be 1 or greater'],
    [{ kind: 'drop', times: Infinity }, 'times must be 1000000000 or less'],
    [{ kind: 'drop', every: 0 }, 'every must be 1 or greater'],
    [{ kind: 'drop', after: -1 }, 'after must be 0 or greater'],
    [{ kind: 'drop', probability: 1.1 }, 'probability must be 1 or less'],
    [{ kind: 'drop', probability: -0.1 }, 'probability must be 0 or greater'],
    [{ kind: 'drop', seed: 0.5 }, 'expected integer for field "seed"'],
    [
      { kind: 'drop', operation: 'GetCalls' },
      `operation must be one of Stream's operation ids, such as GetCall or UpdateUsers, not "GetCalls"`,
    ],
    [{ kind: 'drop', operation: ['GetCall', 7] }, `operation[1] must be one of Stream's operation ids`],
    [{ kind: 'drop', operation: [] }, 'operation must contain at least 1 item'],
    [{ kind: 'drop', operation: {} }, `operation must be one of Stream's operation ids`],
    [
      { kind: 'truncated', performed: true },
      'performed is no known field: there are [kind operation after every probability seed times]',
    ],
    [{ kind: 'latency', delay: 1, status: 503 }, 'status is no known field'],
    [{ kind: 'status', status: 503, retry_after: null }, 'retry_after is no known field'],
    [JSON.parse('{"kind":"drop","__proto__":{}}'), '__proto__ is no known field'],
  ])('is refused by field: %j', (given, message) => {
    expect(() => parseFault(given, OPERATIONS)).toThrow(message);
  });
});
