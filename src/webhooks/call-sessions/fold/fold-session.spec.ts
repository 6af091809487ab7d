import fc from 'fast-check';
import type { CallSessionRef } from '../call-session';
import { aCall, aParticipant, AT, anEvent } from '../../../../test/webhooks-durable/session-events';
import { factsOfEvent, type SessionEvent } from './facts-of-event';
import { foldSession } from './fold-session';
import { decodeFact, encodeFact, type SessionFact } from './session-fact';

const REF: CallSessionRef = { apiKey: 'key', callCid: 'default:standup', sessionId: 's1' };

function fold(events: readonly SessionEvent[]) {
  const texts = new Set<string>();
  for (const event of events)
    for (const fact of factsOfEvent(event)?.facts ?? []) texts.add(encodeFact(fact));
  return foldSession(REF, [...texts].map(decodeFact));
}

describe('the fold of a session', () => {
  it('tells who was in, from when to when, how long, and who ended it', () => {
    const session = fold([
      anEvent.started(AT(0)),
      anEvent.joined(AT(0), aParticipant('john', 'u1', AT(0), 'host')),
      anEvent.joined(AT(10), aParticipant('jane', 'u2', AT(10))),
      anEvent.left(AT(40), aParticipant('jane', 'u2', AT(10)), 30),
      anEvent.callEnded(AT(60), 'john', 'done'),
      anEvent.left(AT(60), aParticipant('john', 'u1', AT(0), 'host'), 60),
      anEvent.ended(AT(60)),
    ]);

    expect(session).toEqual({
      ...REF,
      startedAt: AT(0),
      endedAt: AT(60),
      durationSeconds: 60,
      endedBy: 'john',
      endReason: 'done',
      participants: [
        {
          userId: 'john',
          role: 'host',
          durationSeconds: 60,
          stays: [{ userSessionId: 'u1', joinedAt: AT(0), leftAt: AT(60) }],
        },
        {
          userId: 'jane',
          role: 'user',
          durationSeconds: 30,
          stays: [{ userSessionId: 'u2', joinedAt: AT(10), leftAt: AT(40) }],
        },
      ],
    });
  });

  it('leaves open what has not ended', () => {
    const session = fold([anEvent.started(AT(0)), anEvent.joined(AT(0), aParticipant('john', 'u1', AT(0)))]);

    expect(session).toMatchObject({
      endedAt: null,
      durationSeconds: null,
      endedBy: null,
      participants: [{ stays: [{ leftAt: null }], durationSeconds: 0 }],
    });
  });

  it('closes a stay whose leaving never came with the session', () => {
    const session = fold([anEvent.joined(AT(5), aParticipant('john', 'u1', AT(5))), anEvent.ended(AT(60))]);

    expect(session.participants[0]).toMatchObject({ stays: [{ leftAt: AT(60) }], durationSeconds: 55 });
  });

  it('knows the coming of a participant by the leaving alone', () => {
    const session = fold([anEvent.left(AT(40), aParticipant('jane', 'u2', AT(10)), 30)]);

    expect(session).toMatchObject({
      startedAt: AT(10),
      participants: [{ userId: 'jane', stays: [{ joinedAt: AT(10), leftAt: AT(40) }] }],
    });
  });

  it('counts two devices of a user at the same time once', () => {
    const session = fold([
      anEvent.joined(AT(0), aParticipant('john', 'phone', AT(0))),
      anEvent.joined(AT(10), aParticipant('john', 'laptop', AT(10))),
      anEvent.left(AT(30), aParticipant('john', 'phone', AT(0)), 30),
      anEvent.left(AT(50), aParticipant('john', 'laptop', AT(10)), 40),
    ]);

    expect(session.participants).toHaveLength(1);
    expect(session.participants[0]).toMatchObject({ durationSeconds: 50, stays: [{}, {}] });
  });

  it('tells apart the stays of one connection that came back', () => {
    const session = fold([
      anEvent.joined(AT(0), aParticipant('john', 'u1', AT(0))),
      anEvent.left(AT(10), aParticipant('john', 'u1', AT(0)), 10),
      anEvent.joined(AT(20), aParticipant('john', 'u1', AT(20))),
      anEvent.left(AT(25), aParticipant('john', 'u1', AT(20)), 5),
    ]);

    expect(session.participants[0]).toMatchObject({ durationSeconds: 15, stays: [{}, {}] });
  });

  it('does not blame the end of a call for a session that had ended before', () => {
    const over = aCall({ endedAt: AT(60) });
    const session = fold([anEvent.ended(AT(60)), anEvent.callEnded(AT(3600), 'john', undefined, over)]);

    expect(session).toMatchObject({ endedAt: AT(60), endedBy: null, endReason: null });
  });

  it('says that a deleted call was deleted', () => {
    expect(fold([anEvent.started(AT(0)), anEvent.deleted(AT(30))])).toMatchObject({
      endedAt: AT(30),
      endedBy: null,
      endReason: 'deleted',
    });
  });

  it('learns of participants from the call in other events', () => {
    const call = aCall({ startedAt: AT(0), participants: [aParticipant('jane', 'u2', AT(3))] });

    expect(fold([anEvent.started(AT(1), call)])).toMatchObject({
      startedAt: AT(0),
      participants: [{ userId: 'jane', stays: [{ joinedAt: AT(3) }] }],
    });
  });

  it('ignores the end of a call that only rang', () => {
    expect(
      factsOfEvent(anEvent.callEnded(AT(9), 'john', 'cancel', aCall({ startedAt: null }))),
    ).toBeUndefined();
  });

  it('gives the same for every order and duplication of events', () => {
    fc.assert(
      fc.property(aHistory().chain(withShuffle), ({ history, shuffled }) => {
        expect(fold(shuffled)).toEqual(fold(history));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same for every order of any facts, even contradictory ones', () => {
    fc.assert(
      fc.property(fc.array(aFact(), { maxLength: 20 }).chain(withShuffle), ({ history, shuffled }) => {
        const distinct = [...new Set(history.map(encodeFact))].map(decodeFact);
        const others = [...new Set(shuffled.map(encodeFact))].map(decodeFact);
        expect(foldSession(REF, others)).toEqual(foldSession(REF, distinct));
      }),
      { numRuns: 1000 },
    );
  });

  it('never gives a stay that ends before it begins, nor a user more time than the stays have', () => {
    fc.assert(
      fc.property(aHistory(), (history) => {
        for (const { stays, durationSeconds } of fold(history).participants) {
          const lengths = stays.map(
            (stay) => (stay.leftAt ?? stay.joinedAt).getTime() - stay.joinedAt.getTime(),
          );
          expect(Math.min(...lengths)).toBeGreaterThanOrEqual(0);
          expect(durationSeconds * 1000).toBeLessThanOrEqual(lengths.reduce((a, b) => a + b, 0));
        }
      }),
    );
  });
});

/** All items in another order, with some of them again. */
function withShuffle<Item>(history: Item[]): fc.Arbitrary<{ history: Item[]; shuffled: Item[] }> {
  const all = fc.shuffledSubarray(history, { minLength: history.length });
  const again =
    history.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...history), { maxLength: 8 });
  return fc
    .tuple(all, again)
    .chain(([order, copies]) =>
      fc.shuffledSubarray([...order, ...copies], { minLength: order.length + copies.length }),
    )
    .map((shuffled) => ({ history, shuffled }));
}

/** The events of one session of up to four users who come and go. */
function aHistory(): fc.Arbitrary<SessionEvent[]> {
  const aVisit = fc.record({
    user: fc.constantFrom('john', 'jane', 'jack', 'joan'),
    device: fc.constantFrom('phone', 'laptop'),
    from: fc.integer({ min: 0, max: 100 }),
    seconds: fc.integer({ min: 0, max: 50 }),
    leaves: fc.boolean(),
  });
  const anEnd = fc.option(
    fc.record({ by: fc.constantFrom('john', undefined), at: fc.integer({ min: 0, max: 300 }) }),
  );
  return fc.tuple(fc.array(aVisit, { maxLength: 8 }), anEnd).map(([visits, end]) => [
    anEvent.started(AT(0)),
    ...visits.flatMap(({ user, device, from, seconds, leaves }) => {
      const participant = aParticipant(user, `${user}-${device}`, AT(from));
      const joined = anEvent.joined(AT(from), participant);
      return leaves ? [joined, anEvent.left(AT(from + seconds), participant, seconds)] : [joined];
    }),
    ...(end ? [anEvent.callEnded(AT(end.at), end.by), anEvent.ended(AT(end.at + 1))] : []),
  ]);
}

function aFact(): fc.Arbitrary<SessionFact> {
  const at = fc.integer({ min: 0, max: 20_000 });
  const userSession = fc.constantFrom('u1', 'u2');
  const user = fc.constantFrom('john', 'jane');
  return fc.oneof(
    fc.record({ kind: fc.constant('started' as const), at }),
    fc.record({
      kind: fc.constant('joined' as const),
      at,
      userSession,
      user,
      role: fc.constantFrom('host', 'user'),
    }),
    fc.record({ kind: fc.constant('left' as const), at, userSession }),
    fc.record({
      kind: fc.constant('ended' as const),
      at,
      cause: fc.constantFrom('session' as const, 'call' as const, 'deleted' as const),
      user: fc.option(user),
      reason: fc.option(fc.constantFrom('busy', 'cancel')),
    }),
  );
}
