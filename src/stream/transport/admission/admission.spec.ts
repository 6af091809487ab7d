import { getEventListeners } from 'node:events';
import { CountingStream } from '../../../../test/client-limits/counting-stream';
import { MovedClock } from '../../../../test/client-limits/moved-clock';
import { StreamCancelledError, StreamConnectionError, StreamUnavailableError } from '../../stream.errors';
import { Admission, type AdmissionOptions } from './admission';
import { MemoryRateBudgets } from './budgets/memory-rate-budgets';
import type { Entry, Ticket } from './entry';

const anAttempt = (entry: Partial<Entry> = {}): Entry => ({
  operation: 'GetCall',
  requestId: 'request-1',
  lane: 'interactive',
  ...entry,
});

function anAdmission(options: Partial<AdmissionOptions> = {}) {
  const clock = new MovedClock();
  const budgets = new MemoryRateBudgets();
  const admission = new Admission({ maxConcurrent: 4, maxQueued: 100, clock, budgets, ...options });
  /** The names of those that were let in, in their order. */
  const entered: string[] = [];
  const failures = new Map<string, unknown>();
  const tickets = new Map<string, Ticket>();
  const enter = (name: string, entry: Partial<Entry> = {}): void => {
    const ticket = admission.enter(anAttempt({ requestId: name, ...entry }));
    const letIn = (held: Ticket): void => {
      entered.push(name);
      tickets.set(name, held);
    };
    if (!(ticket instanceof Promise)) letIn(ticket);
    else ticket.then(letIn, (error: unknown) => failures.set(name, error));
  };
  const leave = async (...names: string[]): Promise<void> => {
    for (const name of names) tickets.get(name)!.leave(undefined, new Date(clock.now()));
    await settled();
  };
  return { admission, clock, entered, failures, tickets, enter, leave };
}

/** Lets the promises that are settled tell so. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const failureOf = (enter: () => unknown): unknown => {
  try {
    return enter();
  } catch (error) {
    return error;
  }
};

describe('the cap on concurrent requests', () => {
  it('lets in as many as may be under way, without waiting', () => {
    const { admission, enter, entered } = anAdmission({ maxConcurrent: 2 });
    for (const name of ['a', 'b', 'c']) enter(name);
    expect(entered).toEqual(['a', 'b']);
    expect(admission.status()).toMatchObject({ inFlight: 2, queued: { interactive: 1, bulk: 0 } });
  });

  it('lets in the others in the order of their coming, as places become free', async () => {
    const { enter, leave, entered } = anAdmission({ maxConcurrent: 2 });
    for (const name of ['a', 'b', 'c', 'd', 'e']) enter(name, { operation: `Operation-${name}` });
    await leave('b');
    expect(entered).toEqual(['a', 'b', 'c']);
    await leave('a', 'c');
    expect(entered).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('counts an attempt that leaves twice once', async () => {
    const { admission, enter, leave } = anAdmission({ maxConcurrent: 2 });
    enter('a');
    enter('b');
    await leave('a', 'a');
    expect(admission.status().inFlight).toBe(1);
  });

  it('lets interactive attempts go before bulk ones that came earlier', async () => {
    const { enter, leave, entered } = anAdmission({ maxConcurrent: 1 });
    enter('first');
    enter('bulk', { lane: 'bulk' });
    enter('interactive');
    await leave('first');
    await leave('interactive');
    expect(entered).toEqual(['first', 'interactive', 'bulk']);
  });

  it('gives a bulk attempt its turn after eight interactive ones in a row', async () => {
    const { enter, leave, entered } = anAdmission({ maxConcurrent: 1 });
    enter('first');
    enter('bulk', { lane: 'bulk' });
    for (let count = 1; count <= 10; count += 1) enter(`interactive-${count}`);
    await leave('first');
    for (let count = 1; count <= 8; count += 1) await leave(`interactive-${count}`);
    expect(entered.slice(8)).toEqual(['interactive-8', 'bulk']);
    await leave('bulk');
    expect(entered.at(-1)).toBe('interactive-9');
  });

  it('keeps half of the places free of bulk attempts', async () => {
    const { enter, leave, entered } = anAdmission({ maxConcurrent: 4 });
    for (const name of ['a', 'b', 'c']) enter(name, { lane: 'bulk', operation: `Operation-${name}` });
    expect(entered).toEqual(['a', 'b']);
    enter('interactive');
    expect(entered).toEqual(['a', 'b', 'interactive']);
    await leave('a');
    expect(entered.at(-1)).toBe('c');
  });

  it('has one place for bulk attempts where there is only one', () => {
    const { enter, entered } = anAdmission({ maxConcurrent: 1 });
    enter('a', { lane: 'bulk' });
    expect(entered).toEqual(['a']);
  });
});

describe('the queue', () => {
  it('refuses at once when too many wait', () => {
    const { admission, enter } = anAdmission({ maxConcurrent: 1, maxQueued: 2 });
    for (const name of ['a', 'b', 'c']) enter(name);
    const error = failureOf(() => admission.enter(anAttempt()));
    expect(error).toBeInstanceOf(StreamUnavailableError);
    expect(error).toMatchObject({
      reason: 'queue-full',
      retryAfter: 1000,
      operation: 'GetCall',
      requestId: 'request-1',
    });
    expect((error as Error).message).toBe(
      'GetCall was not sent: 2 requests wait already, which is as many as may. (request request-1)',
    );
  });

  it('keeps places free of bulk attempts', () => {
    const { admission, enter } = anAdmission({ maxConcurrent: 1, maxQueued: 10 });
    for (let count = 0; count < 10; count += 1) enter(`bulk-${count}`, { lane: 'bulk' });
    expect(admission.status().queued).toEqual({ interactive: 0, bulk: 9 });
    const error = failureOf(() => admission.enter(anAttempt({ lane: 'bulk' })));
    expect((error as Error).message).toContain('9 bulk requests wait already');
    enter('interactive');
    expect(admission.status().queued).toEqual({ interactive: 1, bulk: 9 });
  });

  it('may be of no places at all', () => {
    const { admission, enter } = anAdmission({ maxConcurrent: 1, maxQueued: 0 });
    enter('a');
    expect(failureOf(() => admission.enter(anAttempt()))).toMatchObject({ reason: 'queue-full' });
  });

  it('is left at once by an attempt whose signal is aborted', async () => {
    const { admission, enter, leave, entered, failures } = anAdmission({ maxConcurrent: 1 });
    const controller = new AbortController();
    enter('a');
    enter('b', { signal: controller.signal });
    enter('c');
    controller.abort(new Error('the caller went away'));
    expect(admission.status().queued.interactive).toBe(1);
    await leave('a');
    expect(entered).toEqual(['a', 'c']);
    expect(failures.get('b')).toBeInstanceOf(StreamCancelledError);
    expect(failures.get('b')).toMatchObject({ requestId: 'b', cause: { message: 'the caller went away' } });
  });

  it('is not entered by an attempt whose signal is aborted already', () => {
    const { admission } = anAdmission();
    const error = failureOf(() => admission.enter(anAttempt({ signal: AbortSignal.abort('gone') })));
    expect(error).toBeInstanceOf(StreamCancelledError);
    expect(error).toMatchObject({ cause: 'gone' });
    expect(admission.status().inFlight).toBe(0);
  });

  it('does not mind a signal that is aborted after the attempt was let in', async () => {
    const { enter, leave, failures } = anAdmission({ maxConcurrent: 1 });
    const controller = new AbortController();
    enter('a');
    enter('b', { signal: controller.signal });
    await leave('a');
    controller.abort();
    await settled();
    expect(failures.size).toBe(0);
  });

  it('is left at once by an attempt whose deadline comes', async () => {
    const { admission, clock, enter, failures } = anAdmission({ maxConcurrent: 1 });
    enter('a');
    enter('b', { deadlineAt: clock.now() + 500 });
    clock.advance(499);
    expect(admission.status().queued.interactive).toBe(1);
    clock.advance(1);
    expect(admission.status().queued.interactive).toBe(0);
    await settled();
    expect(failures.get('b')).toBeInstanceOf(StreamUnavailableError);
    expect(failures.get('b')).toMatchObject({ reason: 'queue-full', retryAfter: 1000 });
    expect((failures.get('b') as Error).message).toContain('`maxConcurrent`');
  });

  it.each([undefined, Infinity])('has no timer for the deadline %p', (deadlineAt) => {
    const { clock, enter } = anAdmission({ maxConcurrent: 1 });
    enter('a');
    enter('b', { deadlineAt });
    expect(clock.scheduled).toBe(0);
  });

  it('keeps nothing of 10,000 who left it', async () => {
    const { admission, clock, enter, failures } = anAdmission({ maxConcurrent: 1, maxQueued: 20_000 });
    const [shared, late] = [new AbortController(), new AbortController()];
    const own = Array.from({ length: 4000 }, () => new AbortController());
    enter('a');
    for (const [index, { signal }] of own.entries()) {
      enter(`own-${index}`, { deadlineAt: clock.now() + 2000, signal });
      enter(`shared-${index}`, { deadlineAt: clock.now() + 2000, signal: shared.signal });
    }
    for (let index = 0; index < 2000; index += 1) {
      enter(`late-${index}`, { deadlineAt: clock.now() + 1000, signal: late.signal });
    }
    expect(clock.scheduled).toBe(10_000);
    // However many wait for one signal, it is listened to once.
    expect(getEventListeners(shared.signal, 'abort')).toHaveLength(1);
    for (const controller of [...own, shared]) controller.abort();
    clock.advance(1000);
    expect(clock.scheduled).toBe(0);
    expect(admission.status().queued).toEqual({ interactive: 0, bulk: 0 });
    const listeners = [...own, shared, late].flatMap(({ signal }) => getEventListeners(signal, 'abort'));
    expect(listeners).toHaveLength(0);
    await settled();
    expect(failures.size).toBe(10_000);
  });

  it('keeps nothing of those who were let in', async () => {
    const { clock, enter, leave, entered } = anAdmission({ maxConcurrent: 1 });
    const { signal } = new AbortController();
    enter('a');
    enter('b', { deadlineAt: clock.now() + 1000, signal });
    await leave('a');
    expect(entered).toEqual(['a', 'b']);
    expect(clock.scheduled).toBe(0);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('ends for all when the client is closed', async () => {
    const { admission, clock, enter, leave, failures, entered } = anAdmission({ maxConcurrent: 1 });
    const deadlineAt = clock.now() + 1000;
    enter('a');
    enter('b', { deadlineAt });
    enter('c', { deadlineAt, lane: 'bulk' });
    admission.close();
    await settled();
    for (const name of ['b', 'c']) {
      expect(failures.get(name)).toBeInstanceOf(StreamConnectionError);
      expect((failures.get(name) as Error).message).toContain('the client was closed');
    }
    expect(clock.scheduled).toBe(0);
    expect(failureOf(() => admission.enter(anAttempt()))).toBeInstanceOf(StreamConnectionError);
    await leave('a');
    expect(entered).toEqual(['a']);
    expect(admission.status().inFlight).toBe(0);
  });
});

describe('the rate limit of an operation', () => {
  /** An admission of which one answer told that so much of the limit is left. */
  function withLeft(remaining: number, options: Partial<AdmissionOptions> = {}) {
    const made = anAdmission(options);
    const reset = new Date(made.clock.now() + 60_000);
    const ticket = made.admission.enter(anAttempt()) as Ticket;
    ticket.leave({ limit: 60, remaining, reset }, new Date(made.clock.now()));
    return { ...made, reset };
  }

  it('is shown as it is known, and as full when the next window has begun', () => {
    const { admission, clock, reset } = withLeft(7);
    expect(admission.status().rateLimits).toEqual({ GetCall: { limit: 60, remaining: 7, reset } });
    clock.advance(61_000);
    expect(admission.status().rateLimits).toEqual({
      GetCall: { limit: 60, remaining: 60, reset: new Date(reset.getTime() + 60_000) },
    });
  });

  it('holds back those for whom nothing is left until the next window, whom it lets in in their order', async () => {
    const { clock, enter, entered } = withLeft(0);
    for (const name of ['a', 'b']) enter(name, { deadlineAt: clock.now() + 70_000 });
    clock.advance(59_999);
    await settled();
    expect(entered).toEqual([]);
    clock.advance(200);
    await settled();
    expect(entered).toEqual(['a', 'b']);
  });

  it('lets nobody overtake those it held back, though their timer is late', async () => {
    const { clock, enter, entered } = withLeft(0);
    enter('a');
    clock.lag(61_000);
    enter('b');
    clock.advance(0);
    await settled();
    expect(entered).toEqual(['a', 'b']);
  });

  it('refuses at once those whose deadline comes first', () => {
    const { admission, clock } = withLeft(0);
    const error = failureOf(() => admission.enter(anAttempt({ deadlineAt: clock.now() + 10_000 })));
    expect(error).toBeInstanceOf(StreamUnavailableError);
    expect(error).toMatchObject({ reason: 'rate-limit', retryAfter: 60_050 });
    expect((error as Error).message).toBe(
      'GetCall was not sent: its rate limit holds it back for another 60050 ms, beyond its deadline. (request request-1)',
    );
  });

  it('refuses those who wait for a place when it turns out to be spent', async () => {
    const { admission, clock, reset, enter, tickets, failures } = withLeft(10, { maxConcurrent: 1 });
    enter('a');
    enter('b', { deadlineAt: clock.now() + 10_000 });
    enter('c', { deadlineAt: clock.now() + 90_000 });
    tickets.get('a')!.leave({ limit: 60, remaining: 0, reset }, new Date(clock.now()));
    await settled();
    expect(failures.get('b')).toMatchObject({ reason: 'rate-limit' });
    expect(admission.status().queued.interactive).toBe(1);
  });

  it('does not hold back other operations', () => {
    const { enter, entered } = withLeft(0);
    enter('spent');
    enter('other', { operation: 'QueryCalls' });
    expect(entered).toEqual(['other']);
  });

  it('holds back those for whom something may be left, until the answers of those under way show it', async () => {
    const { clock, reset, enter, entered, tickets } = withLeft(1);
    enter('a');
    enter('b', { deadlineAt: clock.now() + 1000 });
    expect(entered).toEqual(['a']);
    // That one was another's, counted before the budget was told.
    tickets.get('a')!.leave({ limit: 60, remaining: 1, reset }, new Date(clock.now()));
    await settled();
    expect(entered).toEqual(['a', 'b']);
  });

  it('is what ends a wait in vain', async () => {
    const { clock, enter, failures } = withLeft(1);
    enter('a');
    enter('b', { deadlineAt: clock.now() + 1000 });
    clock.advance(1000);
    await settled();
    expect(failures.get('b')).toMatchObject({ reason: 'rate-limit', retryAfter: 1000 });
  });

  it('leaves a part to interactive attempts', async () => {
    const { admission, clock, enter, entered } = withLeft(12);
    enter('bulk', { lane: 'bulk' });
    enter('interactive');
    expect(entered).toEqual(['interactive']);
    expect(admission.status().queued.bulk).toBe(1);
    clock.advance(60_100);
    await settled();
    expect(entered).toEqual(['interactive', 'bulk']);
  });

  it('lets one bulk attempt go ahead while nothing is known of it', async () => {
    const { clock, enter, entered, tickets } = anAdmission();
    for (const name of ['a', 'b', 'c']) enter(name, { lane: 'bulk' });
    expect(entered).toEqual(['a']);
    const { rateLimit, serverDate } = new CountingStream(3000, () => clock.now()).count('GetCall');
    tickets.get('a')!.leave(rateLimit, serverDate);
    clock.advance(100);
    await settled();
    expect(entered).toEqual(['a', 'b', 'c']);
  });

  it('slows bulk attempts down, one after the other', async () => {
    const { clock, enter, entered } = withLeft(60, { maxConcurrent: 100 });
    for (let count = 0; count < 20; count += 1) enter(`bulk-${count}`, { lane: 'bulk' });
    expect(entered).toHaveLength(1);
    for (let second = 1; second <= 5; second += 1) {
      const before = entered.length;
      clock.advance(1000);
      await settled();
      expect(entered.length - before).toBeLessThanOrEqual(2);
    }
    expect(entered.length).toBeGreaterThanOrEqual(8);
  });
});

describe('rate budgets that two clients share', () => {
  it('let the one go on when a request of the other has ended', async () => {
    const budgets = new MemoryRateBudgets();
    const one = anAdmission({ budgets });
    const other = anAdmission({ budgets });
    one.enter('a', { lane: 'bulk' });
    other.enter('b', { lane: 'bulk' });
    expect(other.entered).toEqual([]);
    await one.leave('a');
    await settled();
    expect(other.entered).toEqual(['b']);
  });

  it('are not closed with one of them', async () => {
    const budgets = new MemoryRateBudgets();
    const clients = [anAdmission({ budgets }), anAdmission({ budgets }), anAdmission({ budgets })] as const;
    clients[0].enter('a', { lane: 'bulk' });
    clients[1].admission.close();
    clients[2].enter('c', { lane: 'bulk' });
    await clients[0].leave('a');
    expect(clients[2].entered).toEqual(['c']);
  });
});
