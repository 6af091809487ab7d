import { StreamApiError, StreamCancelledError, StreamTimeoutError } from '../../stream.errors';
import { Circuit } from './circuit';

const REQUEST = { operation: 'GetCall', requestId: 'request-1' };
const NO_ANSWER = new StreamTimeoutError({ ...REQUEST, timeout: 100 });
const CANCELLED = new StreamCancelledError(REQUEST);
const REFUSAL = new StreamApiError({ ...REQUEST, status: 404, reason: 'no call', retryable: false });

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

function aCircuit(): Circuit {
  return new Circuit({ minimumAttempts: 4, retryAfter: 100 });
}

function fail(circuit: Circuit, times: number): void {
  for (let count = 0; count < times; count++) circuit.enter(REQUEST).failed(NO_ANSWER);
}

/** Milliseconds until it lets a trial through. */
function pauseOf(circuit: Circuit): number {
  let pause = 0;
  try {
    circuit.requireClosed(REQUEST);
  } catch (error) {
    pause = (error as { retryAfter: number }).retryAfter;
  }
  return pause;
}

describe('the circuit', () => {
  it('opens when half of enough attempts failed, and refuses until its pause is over', () => {
    const circuit = aCircuit();
    circuit.enter(REQUEST).succeeded();
    circuit.enter(REQUEST).succeeded();
    fail(circuit, 2);
    expect(circuit.state).toBe('closed');

    fail(circuit, 1);

    expect(circuit.state).toBe('open');
    expect(() => circuit.enter(REQUEST)).toThrow('Too many recent requests to Stream failed');
    expect(pauseOf(circuit)).toBe(100);
  });

  it('waits twice as long after each trial that fails, up to eight times, and starts anew after a success', () => {
    const circuit = aCircuit();
    fail(circuit, 4);
    const pauses: number[] = [];
    for (let trial = 0; trial < 5; trial++) {
      pauses.push(pauseOf(circuit));
      jest.advanceTimersByTime(pauses.at(-1)!);
      circuit.enter(REQUEST).failed(NO_ANSWER);
    }
    expect(pauses).toEqual([100, 200, 400, 800, 800]);

    jest.advanceTimersByTime(800);
    circuit.enter(REQUEST).succeeded();
    expect(circuit.state).toBe('closed');

    fail(circuit, 3);
    expect(pauseOf(circuit)).toBe(100);
  });

  it('has one trial at a time; a refusal shows that Stream works', () => {
    const circuit = aCircuit();
    fail(circuit, 4);
    jest.advanceTimersByTime(100);

    const trial = circuit.enter(REQUEST);
    expect(circuit.state).toBe('half-open');
    expect(() => circuit.enter(REQUEST)).toThrow('Too many recent requests to Stream failed');

    trial.failed(REFUSAL);
    expect(circuit.state).toBe('closed');
  });

  it('makes another trial at once when one was given up, which shows nothing', () => {
    const circuit = aCircuit();
    fail(circuit, 4);
    jest.advanceTimersByTime(100);

    circuit.enter(REQUEST).failed(CANCELLED);
    expect(circuit.state).toBe('open');

    circuit.enter(REQUEST).succeeded();
    expect(circuit.state).toBe('closed');
  });

  it('takes no notice of what began before it opened', () => {
    const circuit = aCircuit();
    const before = [1, 2].map(() => circuit.enter(REQUEST));
    fail(circuit, 4);

    before[0]!.succeeded();
    before[1]!.failed(NO_ANSWER);

    expect(circuit.state).toBe('open');
    expect(pauseOf(circuit)).toBe(100);
  });

  it('does not count attempts that were given up', () => {
    const circuit = aCircuit();
    for (let count = 0; count < 20; count++) circuit.enter(REQUEST).failed(CANCELLED);
    expect(circuit.state).toBe('closed');
  });
});
