import { StreamApiError, StreamConnectionError, StreamTimeoutError } from '../../stream.errors';
import { Circuits } from './circuits';

const named = (operation: string) => ({ operation, requestId: 'request-1' });
const GET = named('GetCall');
const QUERY = named('QueryCalls');
const fault = (operation: string) =>
  new StreamApiError({ ...named(operation), status: 500, reason: 'broken', retryable: true });
const NO_CONNECTION = new StreamConnectionError('connection refused', QUERY);

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

const someCircuits = () => new Circuits({ minimumAttempts: 4, retryAfter: 100 });

function fail(circuits: Circuits, times: number, error: unknown): void {
  for (let count = 0; count < times; count++) circuits.enter(QUERY, 1).failed(error);
}

describe('the circuits of a client', () => {
  it.each([
    ['faults of Stream', fault('QueryCalls')],
    ['time-outs', new StreamTimeoutError({ ...QUERY, timeout: 100 })],
  ])('open for the operation that has %s, and for no other', (_, error) => {
    const circuits = someCircuits();
    circuits.enter(GET, 1).succeeded();
    fail(circuits, 4, error);

    expect(() => circuits.enter(QUERY, 1)).toThrow('Too many recent requests to Stream failed');
    expect(() => circuits.enter(GET, 1)).not.toThrow();
    expect(circuits.state).toBe('closed');
    expect(circuits.openOperations).toEqual(['QueryCalls']);
  });

  it('open for all operations when there is no connection', () => {
    const circuits = someCircuits();
    circuits.enter(GET, 1).failed(NO_CONNECTION);
    fail(circuits, 3, NO_CONNECTION);

    expect(() => circuits.enter(GET, 1)).toThrow('Too many recent requests to Stream failed');
    expect(circuits.state).toBe('open');
    expect(circuits.openOperations).toEqual(['GetCall', 'QueryCalls']);
  });

  it('count the attempts of one request once', () => {
    const circuits = someCircuits();
    for (let attempt = 1; attempt <= 20; attempt++)
      circuits.enter(QUERY, attempt).failed(fault('QueryCalls'));

    expect(circuits.state).toBe('closed');
  });

  it('close after a trial, which only one request at a time makes', () => {
    const circuits = someCircuits();
    fail(circuits, 4, NO_CONNECTION);
    jest.advanceTimersByTime(100);
    const trial = circuits.enter(QUERY, 2);

    expect(() => circuits.enter(GET, 1)).toThrow('Too many recent requests to Stream failed');
    trial.succeeded();
    expect(circuits.state).toBe('closed');
  });

  it('open again when a trial fails, also one that is a retry', () => {
    const circuits = someCircuits();
    fail(circuits, 4, fault('QueryCalls'));
    jest.advanceTimersByTime(100);
    circuits.enter(QUERY, 2).failed(fault('QueryCalls'));

    expect(circuits.openOperations).toEqual(['QueryCalls']);
    expect(() => circuits.enter(QUERY, 1)).toThrow('Too many recent requests to Stream failed');
  });
});
