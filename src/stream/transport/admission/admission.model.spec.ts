import fc from 'fast-check';
import { CountingStream, type Counted } from '../../../../test/client-limits/counting-stream';
import { MovedClock } from '../../../../test/client-limits/moved-clock';
import type { RequestLane } from '../../request-options';
import { Admission } from './admission';
import { MemoryRateBudgets } from './budgets/memory-rate-budgets';
import type { Ticket } from './entry';

const OPERATIONS = ['GetCall', 'DeleteCall'] as const;
const MAX_CONCURRENT = 6;
const MAX_QUEUED = 40;

interface Request {
  readonly operation: string;
  readonly lane: RequestLane;
  readonly abort: AbortController;
  ticket?: Ticket;
  counted?: Counted;
}

type Step =
  | { readonly kind: 'send'; readonly operation: number; readonly lane: RequestLane }
  | { readonly kind: 'count' | 'answer' | 'abort'; readonly which: number }
  | { readonly kind: 'advance'; readonly milliseconds: number };

const lane = fc.constantFrom<RequestLane>('interactive', 'bulk');
const which = fc.nat({ max: 1000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('send' as const), operation: fc.nat({ max: 1 }), lane }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('count' as const), which }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('answer' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('abort' as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('advance' as const),
      milliseconds: fc.oneof(fc.nat({ max: 2000 }), fc.nat({ max: 70_000 })),
    }),
  },
);

/** A client and Stream, whose clock shows another time; requests take as long as the steps say, and answers overtake others. */
class Model {
  readonly clock: MovedClock;
  readonly stream: CountingStream;
  readonly admission: Admission;
  readonly underWay: Request[] = [];
  readonly waiting: Request[] = [];
  /** Who was let in before others of their lane and operation that came earlier. */
  readonly overtakers: Request[] = [];
  /** Bulk requests that Stream counted, by operation and window. */
  readonly bulkCounted = new Map<string, number>();

  constructor(
    readonly limit: number,
    startsAt: number,
    ahead: number,
  ) {
    this.clock = new MovedClock(Date.UTC(2026, 0, 5, 12) + startsAt);
    this.stream = new CountingStream(limit, () => this.clock.now() + ahead);
    const budgets = new MemoryRateBudgets();
    const sizes = { maxConcurrent: MAX_CONCURRENT, maxQueued: MAX_QUEUED };
    this.admission = new Admission({ ...sizes, clock: this.clock, budgets });
    for (const operation of OPERATIONS) this.send({ operation, lane: 'interactive' });
    while (this.underWay.length > 0) this.answer(0);
  }

  send({ operation, lane }: Pick<Request, 'operation' | 'lane'>): void {
    const { queued } = this.admission.status();
    const isFull = queued.bulk + queued.interactive >= MAX_QUEUED || (lane === 'bulk' && queued.bulk >= 36);
    if (isFull) return;
    const request: Request = { operation, lane, abort: new AbortController() };
    const entry = { operation, lane, requestId: 'request', signal: request.abort.signal };
    const ticket = this.admission.enter(entry);
    if (ticket instanceof Promise) {
      this.waiting.push(request);
      ticket.then(
        (held) => {
          this.letIn(request, held);
        },
        () => undefined,
      );
    } else {
      request.ticket = ticket;
      this.underWay.push(request);
    }
  }

  count(index: number): void {
    const request = pick(this.underWay, index);
    if (request) this.countRequest(request);
  }

  answer(index: number): void {
    const request = pick(this.underWay, index);
    if (!request) return;
    const { rateLimit, serverDate } = this.countRequest(request);
    this.underWay.splice(this.underWay.indexOf(request), 1);
    request.ticket?.leave(rateLimit, serverDate);
  }

  abort(index: number): void {
    const request = pick(this.waiting, index);
    if (!request) return;
    this.waiting.splice(this.waiting.indexOf(request), 1);
    request.abort.abort();
  }

  check(): void {
    const { inFlight, queued } = this.admission.status();
    holdTrue(this.overtakers.length === 0, 'first come, first served');
    holdTrue(inFlight === this.underWay.length, 'who is under way is counted');
    holdTrue(inFlight <= MAX_CONCURRENT, 'no more are under way than may be');
    holdTrue(this.inLane(this.underWay, 'bulk') <= MAX_CONCURRENT / 2, 'half of them at most are bulk');
    for (const lane of ['interactive', 'bulk'] as const) {
      holdTrue(queued[lane] === this.inLane(this.waiting, lane), 'who waits is counted');
    }
  }

  private inLane(requests: readonly Request[], lane: RequestLane): number {
    return requests.filter((request) => request.lane === lane).length;
  }

  private letIn(request: Request, ticket: Ticket): void {
    const isOfItsLine = (other: Request): boolean =>
      other.operation === request.operation && other.lane === request.lane;
    if (this.waiting.find(isOfItsLine) !== request) this.overtakers.push(request);
    this.waiting.splice(this.waiting.indexOf(request), 1);
    request.ticket = ticket;
    this.underWay.push(request);
  }

  private countRequest(request: Request): Counted {
    if (request.counted) return request.counted;
    const counted = this.stream.count(request.operation);
    request.counted = counted;
    holdTrue(!counted.isExceeded, 'Stream refuses nothing');
    if (request.lane === 'bulk') {
      const key = `${request.operation} ${counted.rateLimit.reset.getTime()}`;
      const bulk = (this.bulkCounted.get(key) ?? 0) + 1;
      this.bulkCounted.set(key, bulk);
      holdTrue(bulk <= this.limit - Math.floor(this.limit * 0.2), 'bulk requests leave the reserve');
    }
    return counted;
  }
}

/** `expect` is too slow for so many checks. */
function holdTrue(holds: boolean, rule: string): void {
  if (!holds) throw new Error(`This does not hold: ${rule}.`);
}

function pick<T>(from: readonly T[], index: number): T | undefined {
  return from[index % Math.max(1, from.length)];
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function take(model: Model, step: Step): Promise<void> {
  if (step.kind === 'send') model.send({ operation: OPERATIONS[step.operation]!, lane: step.lane });
  if (step.kind === 'count') model.count(step.which);
  if (step.kind === 'answer') model.answer(step.which);
  if (step.kind === 'abort') model.abort(step.which);
  if (step.kind === 'advance') model.clock.advance(step.milliseconds);
  await settled();
}

describe('the admission of requests', () => {
  it('never exceeds the limit of a window, the reserve and the cap, and lets in everybody in their order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.nat({ max: 59_999 }),
        fc.integer({ min: -300_000, max: 300_000 }),
        fc.array(step, { minLength: 50, maxLength: 150, size: 'max' }),
        async (limit, startsAt, ahead, steps) => {
          const model = new Model(limit, startsAt, ahead);
          for (const each of steps) {
            await take(model, each);
            model.check();
          }
          await drain(model);
          expect(model.clock.scheduled).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Answers everything until nobody waits, which takes no more windows than the limit says. */
async function drain(model: Model): Promise<void> {
  const forBulk = model.limit - Math.floor(model.limit * 0.2);
  const end = model.clock.now() + (Math.ceil(MAX_QUEUED / forBulk) + 4) * 60_000;
  while (model.underWay.length + model.waiting.length > 0) {
    while (model.underWay.length > 0) model.answer(0);
    await settled();
    model.check();
    if (model.underWay.length === 0 && model.waiting.length > 0)
      expect(model.clock.advanceToNext()).toBe(true);
    await settled();
    expect(model.clock.now()).toBeLessThan(end);
  }
}
