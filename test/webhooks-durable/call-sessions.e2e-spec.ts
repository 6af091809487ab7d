import { Injectable, Scope } from '@nestjs/common';
import {
  OnCallEnded,
  OnCallStarted,
  type CallSessionContext,
} from '../../src/webhooks/call-sessions/call-session.decorators';
import type { CallSession } from '../../src/webhooks/call-sessions/call-session';
import { CallSessions } from '../../src/webhooks/call-sessions/call-sessions';
import {
  CallSessionsModule,
  type CallSessionsOptions,
} from '../../src/webhooks/call-sessions/call-sessions.module';
import { MemoryCallSessionStore } from '../../src/webhooks/call-sessions/store/memory-call-session.store';
import { aGate } from '../webhooks/gate';
import { API_KEY, signed } from '../webhooks/signed-delivery';
import { useWebhookHosts, type WebhookHost } from '../webhooks/webhook-host';
import { describeWithRedis } from './redis-server';
import { aParticipant, anEvent, AT } from './session-events';

class Log {
  readonly told: { readonly handler: string; readonly session: CallSession }[] = [];
  failures = 0;
}

@Injectable()
class Attendance {
  constructor(private readonly log: Log) {}

  @OnCallStarted()
  started(session: CallSession): void {
    this.log.told.push({ handler: 'started', session });
  }

  @OnCallEnded()
  async ended(session: CallSession): Promise<void> {
    await Promise.resolve();
    this.log.told.push({ handler: 'ended', session });
    if (this.log.failures-- > 0) throw new Error('the database is away');
  }

  @OnCallEnded()
  alsoEnded(session: CallSession): void {
    this.log.told.push({ handler: 'alsoEnded', session });
  }
}

@Injectable({ scope: Scope.REQUEST })
class PerSession {
  constructor(private readonly log: Log) {}

  @OnCallEnded()
  perSession(session: CallSession): void {
    this.log.told.push({ handler: 'perSession', session });
  }
}

const HISTORY = [
  anEvent.started(AT(0)),
  anEvent.joined(AT(0), aParticipant('john', 'u1', AT(0), 'host')),
  anEvent.joined(AT(10), aParticipant('jane', 'u2', AT(10))),
  anEvent.left(AT(40), aParticipant('jane', 'u2', AT(10)), 30),
  anEvent.callEnded(AT(60), 'john'),
  anEvent.ended(AT(60)),
];
const CALL = { apiKey: API_KEY, callCid: 'default:standup' };

const startHost = useWebhookHosts();

function aHost(log: Log, options: CallSessionsOptions = {}): Promise<WebhookHost> {
  return startHost('Express', {
    imports: [CallSessionsModule.forRoot(options)],
    providers: [{ provide: Log, useValue: log }, Attendance, PerSession],
    webhooks: { maxEventAge: Infinity },
  });
}

describe('call sessions', () => {
  let log: Log;
  beforeEach(() => {
    log = new Log();
  });

  const toldOf = (handler: string) => log.told.filter((each) => each.handler === handler);

  it('are told to handlers once when they start and once when they end', async () => {
    const host = await aHost(log);

    for (const event of HISTORY) expect((await host.deliver(signed(event))).status).toBe(200);

    expect(log.told.map(({ handler }) => handler).sort()).toEqual([
      'alsoEnded',
      'ended',
      'perSession',
      'started',
    ]);
    expect(toldOf('started')[0]!.session).toMatchObject({ ...CALL, sessionId: 's1', endedAt: null });
    expect(toldOf('ended')[0]!.session).toMatchObject({
      endedBy: 'john',
      durationSeconds: 60,
      participants: [
        { userId: 'john', role: 'host', durationSeconds: 60 },
        { userId: 'jane', durationSeconds: 30 },
      ],
    });
  });

  it('are the same when the events come backwards', async () => {
    const host = await aHost(log);
    for (const event of [...HISTORY].reverse()) await host.deliver(signed(event));

    const [session] = await host.app.get(CallSessions).ofCall(CALL);

    expect(toldOf('started')).toHaveLength(1);
    expect(toldOf('ended')).toHaveLength(1);
    expect(session).toMatchObject({
      startedAt: AT(0),
      endedAt: AT(60),
      endedBy: 'john',
      participants: [
        { userId: 'john', durationSeconds: 60 },
        { userId: 'jane', durationSeconds: 30 },
      ],
    });
    expect(await host.app.get(CallSessions).find({ ...CALL, sessionId: 's1' })).toEqual(session);
  });

  it('are told again only to the handler that failed', async () => {
    log.failures = 1;
    const host = await aHost(log);
    const ended = signed(anEvent.ended(AT(60)));

    expect((await host.deliver(ended)).status).toBe(503);
    expect((await host.deliver(ended)).status).toBe(200);

    expect(toldOf('ended')).toHaveLength(2);
    expect(toldOf('alsoEnded')).toHaveLength(1);
    expect(toldOf('perSession')).toHaveLength(1);
  });

  it('run no slow handler twice side by side, even when its claim is over, and tell it to stop', async () => {
    const signals: AbortSignal[] = [];
    const gate = aGate();
    @Injectable()
    class Slow {
      @OnCallEnded()
      async ended(_session: CallSession, { signal }: CallSessionContext): Promise<void> {
        signals.push(signal);
        await gate.opened;
      }
    }
    let now = 0;
    const store = new MemoryCallSessionStore(10, () => (now += 3_600_000));
    const { deliver } = await startHost('Express', {
      imports: [CallSessionsModule.forRoot({ store })],
      providers: [Slow],
      webhooks: { maxEventAge: Infinity, handlerTimeout: 30 },
    });

    const first = await deliver(signed(anEvent.callEnded(AT(60))));
    const second = await deliver(signed(anEvent.ended(AT(60))));

    expect([first.body.outcome, second.body.outcome]).toEqual(['failed', 'failed']);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    gate.open();
  });

  it('that nobody was told of are unknown', async () => {
    const host = await aHost(log);

    expect(await host.app.get(CallSessions).find({ ...CALL, sessionId: 'no' })).toBeUndefined();
    expect(await host.app.get(CallSessions).ofCall(CALL)).toEqual([]);
  });
});

describeWithRedis('call sessions of two replicas', (redisUrl) => {
  it('are one, and told once', async () => {
    const log = new Log();
    const hosts = [await aHost(log, { redisUrl: redisUrl() }), await aHost(log, { redisUrl: redisUrl() })];

    for (const [index, event] of HISTORY.entries()) {
      expect((await hosts[index % 2]!.deliver(signed(event))).status).toBe(200);
    }

    expect(log.told.map(({ handler }) => handler).sort()).toEqual([
      'alsoEnded',
      'ended',
      'perSession',
      'started',
    ]);
    const sessions = await Promise.all(hosts.map((host) => host.app.get(CallSessions).ofCall(CALL)));
    expect(sessions[0]).toEqual(sessions[1]);
    expect(sessions[0]).toMatchObject([{ durationSeconds: 60, participants: [{}, {}] }]);
  });
});
