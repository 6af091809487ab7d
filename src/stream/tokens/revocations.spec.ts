import fc from 'fast-check';
import { runs } from '../../../test/support/runs';
import { Revocations } from './revocations';

const START = 1_767_225_600_000;
const secondOf = (milliseconds: number) => Math.floor(milliseconds / 1000);

/** How Stream may compare; its documentation does not say. */
const COMPARISONS: readonly ((iat: number, before: number) => boolean)[] = [
  (iat, before) => iat < before,
  (iat, before) => iat <= before,
];

/** Stream and a client whose clock is ahead of Stream's. */
class World {
  /** By Stream's clock, in milliseconds. */
  time = START;
  waits = 0;
  before: Date | undefined;
  readonly client: Revocations;

  constructor(
    readonly backdating: number,
    readonly ahead: number,
  ) {
    this.client = this.aReplica(ahead);
  }

  aReplica(ahead: number): Revocations {
    return new Revocations({
      backdating: this.backdating,
      now: () => this.time + ahead,
      clock: {
        schedule: (wake, delay) => {
          this.waits += 1;
          this.time += delay;
          wake();
          return () => undefined;
        },
      },
    });
  }

  async revoke(before = this.client.moment('john')): Promise<void> {
    this.client.note(before, 'john');
    this.before = before;
    await this.client.untilTokensAreValid(before, new Date(secondOf(this.time) * 1000));
  }

  /** Whatever comparison Stream uses. */
  isRevoked(iat: number): boolean | 'depends' {
    const { before } = this;
    if (!before) return false;
    const [one, other] = COMPARISONS.map((compare) => compare(iat, before.getTime() / 1000));
    return one === other ? one! : 'depends';
  }

  isOfFuture(iat: number): boolean {
    return iat > secondOf(this.time);
  }
}

/** Clocks that a client with this backdating gets along with. */
const clocks = fc.integer({ min: 0, max: 10 }).chain((backdating) =>
  fc.record({
    backdating: fc.constant(backdating),
    ahead: fc.integer({ min: -5000, max: Math.min(backdating, 3) * 1000 }),
    moment: fc.integer({ min: 0, max: 999 }),
  }),
);

const actions = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ is: fc.constant('mint' as const) }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('choose' as const), past: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ is: fc.constant('revoke' as const), exact: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ is: fc.constant('pass' as const), ms: fc.nat(1500) }) },
  ),
  { maxLength: 30 },
);

describe('Revocations', () => {
  it('end all tokens from before and none from after, whatever the clocks, the dating and the moment', async () => {
    await fc.assert(
      fc.asyncProperty(clocks, actions, async ({ backdating, ahead, moment }, steps) => {
        const world = new World(backdating, ahead);
        world.time += moment;
        let living: number[] = [];
        const dead: number[] = [];
        let premature = false;
        for (const step of steps) {
          if (step.is === 'pass') world.time += step.ms;
          if (step.is === 'mint') {
            const iat = world.client.issueTime('john');
            premature ||= world.isOfFuture(iat);
            living.push(iat);
          }
          if (step.is === 'choose' && living.length === 0 && !world.before) {
            const iat = secondOf(world.time + ahead) - step.past;
            world.client.chosen(iat);
            living.push(iat);
          }
          if (step.is === 'revoke') {
            const now = new Date(world.time + ahead);
            // An earlier moment than the last would bring tokens back.
            const isExact = step.exact && now >= (world.before ?? now);
            await world.revoke(isExact ? now : undefined);
            // A moment of the caller ends tokens dated before it, by the clock of the caller; those of that very moment may live.
            dead.push(...living.filter((iat) => !isExact || iat * 1000 < now.getTime()));
            living = living.filter((iat) => isExact && iat * 1000 > now.getTime());
          }
          expect(living.map((iat) => world.isRevoked(iat))).toEqual(living.map(() => false));
          expect(dead.map((iat) => world.isRevoked(iat))).toEqual(dead.map(() => true));
        }
        expect(premature).toBe(false);
      }),
      {
        numRuns: runs(2000),
        examples: [
          [
            { backdating: 0, ahead: -4998, moment: 998 },
            [
              { is: 'choose', past: 0 },
              { is: 'revoke', exact: true },
            ],
          ],
        ],
      },
    );
  });

  it("end another replica's tokens from before, and none once it knows", async () => {
    const differences = fc
      .integer({ min: 2, max: 10 })
      .chain((backdating) =>
        fc.tuple(
          fc.constant(backdating),
          fc.integer({ min: -3000, max: Math.min(backdating - 1, 3) * 1000 - 1 }),
          fc.nat(999),
        ),
      );
    await fc.assert(
      fc.asyncProperty(differences, async ([backdating, ahead, moment]) => {
        const world = new World(backdating, 0);
        world.time += moment;
        const replica = world.aReplica(ahead);
        const old = replica.issueTime('john');

        await world.revoke();
        replica.note(world.before!, 'john');

        const fresh = replica.issueTime('john');
        expect(world.isRevoked(old)).toBe(true);
        expect(world.isRevoked(fresh)).toBe(false);
        expect(world.isOfFuture(fresh)).toBe(false);
      }),
      { numRuns: runs(2000) },
    );
  });

  it.each([1, 5])('take no time with tokens that are dated back by %i s', async (backdating) => {
    const world = new World(backdating, 0);
    await world.revoke();

    expect(world.waits).toBe(0);
    expect(world.before).toEqual(new Date(START - 500));
  });

  it("wait for Stream's clock to reach the second of new tokens", async () => {
    const world = new World(5, 2000);
    await world.revoke();

    expect(world.waits).toBe(1);
    expect(secondOf(world.time)).toBe(secondOf(START) + 2);
  });

  it.each([
    ['in the future', new Date(START + 60_000)],
    ['that is none', new Date(NaN)],
  ])('do not wait for a moment %s, nor date tokens by it', async (_, before) => {
    const world = new World(5, 0);
    await world.revoke(before);

    expect(world.waits).toBe(0);
    expect(world.client.issueTime('john')).toBe(secondOf(START) - 5);
  });

  it('take back a moment in the future that was given by mistake, but not for a late response', () => {
    const { client } = new World(5, 0);
    client.note(new Date(START + 60_000), 'john');
    client.note(new Date(START), 'john');
    client.note(new Date(START - 2000), 'john');

    expect(client.issueTime('john')).toBe(secondOf(START) + 1);
  });

  it('concern one user, or all', () => {
    const { client } = new World(5, 0);
    client.note(new Date(START - 500), 'john');
    expect(client.issueTime('jack')).toBe(secondOf(START) - 5);

    client.note(new Date(START - 1500));
    expect([client.issueTime('jack'), client.issueTime('john')]).toEqual([
      secondOf(START) - 1,
      secondOf(START),
    ]);
  });

  it('are forgotten when they no longer matter', () => {
    const world = new World(5, 0);
    world.client.note(new Date(START - 500), 'john');
    world.time += 5000;

    expect(world.client.issueTime('john')).toBe(secondOf(START));
    world.time += 1000;
    expect(world.client.issueTime('john')).toBe(secondOf(START) + 1);
  });

  it('count for every user when more users than can be remembered are concerned', () => {
    const { client } = new World(5, 0);
    client.note(new Date(START - 500), 'first');
    for (let index = 0; index < 10_000; index += 1) client.note(new Date(START - 3500), `user-${index}`);

    expect(client.issueTime('first')).toBe(secondOf(START));
  });
});
