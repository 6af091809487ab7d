import { Injectable, Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import type { CallRecordingReadyEvent } from '../../src/stream/models/events';
import { StreamClient } from '../../src/stream/stream.client';
import { StreamModule } from '../../src/stream/stream.module';
import {
  OnStreamEvent,
  StreamWebhooksModule,
  WebhookDelivery,
  type ReceivedEvent,
  type WebhookFeature,
} from '../../src/webhooks';
import type { CallSession } from '../../src/webhooks/call-sessions/call-session';
import { OnCallEnded } from '../../src/webhooks/call-sessions/call-session.decorators';
import { CallSessionsModule } from '../../src/webhooks/call-sessions/call-sessions.module';
import { MemoryCallSessionStore } from '../../src/webhooks/call-sessions/store/memory-call-session.store';
import { durableWebhooks } from '../../src/webhooks/durable/durable-webhooks';
import { Reconciler } from '../../src/webhooks/reconciliation/reconciler';
import { ReconciliationModule } from '../../src/webhooks/reconciliation/reconciliation.module';
import type { ReconciliationOptions } from '../../src/webhooks/reconciliation/reconciliation.options';
import { startCannedStream } from '../support/canned-stream';
import { EmulatorHttp } from '../support/emulator-http';
import { describeWithRedis } from './redis-server';
import { until } from './until';

class Log {
  readonly received: ReceivedEvent[] = [];
  readonly ended: CallSession[] = [];
  hold: Promise<void> = Promise.resolve();
}

@Injectable()
class Handlers {
  constructor(private readonly log: Log) {}

  @OnStreamEvent('*')
  async onEvent(_: unknown, received: ReceivedEvent): Promise<void> {
    await this.log.hold;
    this.log.received.push(received);
  }

  @OnCallEnded()
  onEnded(session: CallSession): void {
    this.log.ended.push(session);
  }
}

describe('the reconciliation of missed events', () => {
  let emulator: StreamEmulator;
  let client: StreamClient;
  let apps: INestApplication[];
  let log: Log;
  let store: MemoryCallSessionStore;

  beforeEach(async () => {
    emulator = await startStreamEmulator();
    client = new StreamClient(emulator.apiKey, emulator.apiSecret, { baseUrl: emulator.url });
    apps = [];
    log = new Log();
    store = new MemoryCallSessionStore(1000);
    await client.upsertUsers([{ id: 'john' }, { id: 'jane' }]);
  });

  afterEach(async () => {
    for (const app of apps) await app.close();
    await client.close();
    await emulator.close();
  });

  /** A host that was away while events were sent: none reaches it but by `hear`. */
  async function aHost(
    options: ReconciliationOptions = {},
    delivery: WebhookFeature = {},
    baseUrl = emulator.url,
  ): Promise<INestApplication> {
    @Module({
      imports: [
        StreamModule.forRoot({
          apiKey: emulator.apiKey,
          apiSecret: emulator.apiSecret,
          baseUrl,
        }),
        StreamWebhooksModule.forRoot({ delivery }),
        CallSessionsModule.forRoot({ store }),
        ReconciliationModule.forRoot({ grace: 1, interval: 2_000_000_000, ...options }),
      ],
      providers: [{ provide: Log, useValue: log }, Handlers],
    })
    class HostModule {}
    const app = await NestFactory.create(HostModule, new ExpressAdapter(), { logger: false });
    await app.init();
    apps.push(app);
    return app;
  }

  /** What the emulator has emitted reaches the host as a webhook would. */
  async function hear(app: INestApplication, ...types: string[]): Promise<void> {
    for (const { type, id, payload } of emulator.events()) {
      if (!types.includes(type)) continue;
      const event = client.parseEvent(JSON.stringify(payload));
      await app.get(WebhookDelivery).accept({
        id,
        app: undefined,
        apiKey: emulator.apiKey,
        attempt: 1,
        origin: 'webhook',
        receivedAt: new Date(),
        event,
      });
    }
  }

  async function aRunningCall(id: string): Promise<void> {
    await client.video.call('default', id).getOrCreate({ data: { created_by_id: 'john' } });
    emulator.call(`default:${id}`).join('john', { user_session_id: `${id}-john` });
  }

  /** What was reconciled, by type. */
  const reconciled = () =>
    log.received.filter(({ origin }) => origin === 'reconciled').map(({ event }) => event.type);
  const reconcile = (app: INestApplication) => app.get(Reconciler).reconcile(Date.now() + 1000);

  it('delivers the end of a session that was missed, once, marked as reconciled', async () => {
    const host = await aHost();
    await aRunningCall('a');
    await hear(host, 'call.session_started', 'call.session_participant_joined');
    await client.video.call('default', 'a').end();

    await until(async () => (await reconcile(host)).delivered > 0);
    const again = await reconcile(host);

    expect(reconciled()).toEqual(['call.ended', 'call.session_ended']);
    expect(again).toEqual({ requests: 0, delivered: 0 });
    expect(log.ended).toHaveLength(1);
    expect(log.ended[0]).toMatchObject({
      callCid: 'default:a',
      participants: [{ userId: 'john', stays: [{ userSessionId: 'a-john' }] }],
    });
    expect(log.ended[0]!.endedAt).toBeInstanceOf(Date);
  });

  it('delivers nothing where nothing was missed', async () => {
    const host = await aHost();
    await aRunningCall('a');
    await hear(host, 'call.session_started', 'call.session_participant_joined');

    expect(await reconcile(host)).toEqual({ requests: 1, delivered: 0 });
    expect(reconciled()).toEqual([]);
  });

  it('delivers participants who came unseen', async () => {
    const host = await aHost();
    await aRunningCall('a');
    await hear(host, 'call.session_started', 'call.session_participant_joined');
    emulator.call('default:a').join('jane', { user_session_id: 'a-jane' });

    await until(async () => (await reconcile(host)).delivered > 0);

    expect(reconciled()).toEqual(['call.session_participant_joined']);
    expect(log.received.at(-1)).toMatchObject({
      event: { call_cid: 'default:a', participant: { user_session_id: 'a-jane', user: { id: 'jane' } } },
    });
    expect(await reconcile(host)).toMatchObject({ delivered: 0 });
  });

  it('takes a newer session for the end of the one before', async () => {
    const host = await aHost();
    await aRunningCall('a');
    await hear(host, 'call.session_started', 'call.session_participant_joined');
    const first = emulator.events().find(({ type }) => type === 'call.session_started')!.payload.session_id;
    emulator.call('default:a').leave('john');
    emulator.call('default:a').endSession();
    emulator.call('default:a').join('john');

    await until(async () => (await reconcile(host)).delivered > 0);

    expect(reconciled()).toEqual(['call.session_ended']);
    expect(log.received.at(-1)).toMatchObject({ event: { session_id: first } });
  });

  it('does not take for missed what may still come', async () => {
    const host = await aHost({ grace: 60_000 });
    await aRunningCall('a');
    await hear(host, 'call.session_started');
    await client.video.call('default', 'a').end();

    expect(await reconcile(host)).toEqual({ requests: 1, delivered: 0 });
  });

  it('ends the session of a call that was deleted', async () => {
    const host = await aHost();
    await aRunningCall('a');
    await hear(host, 'call.session_started');
    await client.video.call('default', 'a').delete();

    expect(await reconcile(host)).toEqual({ requests: 2, delivered: 0 });

    expect(log.ended).toMatchObject([{ endReason: 'deleted' }]);
    expect(await reconcile(host)).toEqual({ requests: 0, delivered: 0 });
  });

  it('keeps to its budget of requests', async () => {
    const stream = await startCannedStream(({ method }) => ({
      status: method === 'GET' ? 404 : 201,
      body: method === 'GET' ? { code: 16, message: 'no such call', StatusCode: 404 } : { calls: [] },
    }));
    const host = await aHost({ maxRequests: 3 }, {}, stream.url);
    for (let index = 0; index < 250; index++) {
      const ref = { apiKey: emulator.apiKey, callCid: `default:c${index}`, sessionId: 's' };
      await store.add(ref, [{ kind: 'started', at: 1 }]);
    }

    const report = await reconcile(host);
    await stream.close();

    expect(report).toEqual({ requests: 3, delivered: 0 });
    expect(stream.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  });

  it('asks for a hundred calls with one request', async () => {
    const host = await aHost();
    for (let index = 0; index < 100; index++) await aRunningCall(`c${index}`);
    await hear(host, 'call.session_started', 'call.session_participant_joined');

    expect(await reconcile(host)).toEqual({ requests: 1, delivered: 0 });
  });

  it('delivers recordings whose event was missed, and no other', async () => {
    const http = new EmulatorHttp(emulator);
    const host = await aHost();
    await aRunningCall('a');
    await http.post('/video/call/default/a/recordings/composite/start', {});
    await http.post('/video/call/default/a/recordings/composite/stop', {});
    await hear(host, 'call.session_started', 'call.session_participant_joined', 'call.recording_started');
    const long = { start_time: new Date(Date.now() - 2000), end_time: new Date(Date.now() - 1000) };
    emulator.call('default:a').recordingReady({ filename: 'heard.mp4', ...long });
    await hear(host, 'call.recording_ready');
    emulator.call('default:a').recordingReady({ filename: 'missed.mp4', ...long });

    const report = await reconcile(host);
    const again = await reconcile(host);

    expect(report).toEqual({ requests: 2, delivered: 1 });
    expect(again).toMatchObject({ delivered: 0 });
    expect(reconciled()).toEqual(['call.recording_ready']);
    const { event } = log.received.at(-1)!;
    expect(event).toMatchObject({
      call_cid: 'default:a',
      recording_type: 'composite',
      call_recording: { filename: 'missed.mp4' },
    });
    expect((event as CallRecordingReadyEvent).call_recording.end_time).toEqual(long.end_time);
  });

  describeWithRedis('with durable webhooks', (redisUrl) => {
    it('waits for the events of a call that are stored but not handled yet', async () => {
      let release: () => void = () => undefined;
      const host = await aHost({}, durableWebhooks({ redisUrl: redisUrl() }));
      await aRunningCall('a');
      await hear(host, 'call.session_started', 'call.session_participant_joined');
      await until(() => log.received.length === 2);
      log.hold = new Promise((resolve) => {
        release = resolve;
      });
      await client.video.call('default', 'a').end();
      await hear(host, 'call.ended', 'call.session_ended');

      const meanwhile = await reconcile(host);
      release();
      await until(() => log.ended.length === 1 && log.received.length === 4);

      expect(meanwhile).toEqual({ requests: 1, delivered: 0 });
      expect(reconciled()).toEqual([]);
    });

    it('stores what was missed for the handlers', async () => {
      const host = await aHost({}, durableWebhooks({ redisUrl: redisUrl(), prefix: 'other' }));
      await aRunningCall('a');
      await hear(host, 'call.session_started', 'call.session_participant_joined');
      await until(() => log.received.length === 2);
      await client.video.call('default', 'a').end();

      await until(async () => (await reconcile(host)).delivered > 0);

      await until(() => log.ended.length === 1);
      await until(() => reconciled().length === 2);
      expect(reconciled()).toEqual(['call.ended', 'call.session_ended']);
    });
  });

  it('looks at the start of the app by itself', async () => {
    await aRunningCall('a');
    const { session_id: sessionId } = emulator
      .events()
      .find(({ type }) => type === 'call.session_started')!.payload;
    const ref = { apiKey: emulator.apiKey, callCid: 'default:a', sessionId: String(sessionId) };
    store = new MemoryCallSessionStore(1000, () => 0);
    await store.add(ref, [{ kind: 'started', at: 1 }]);
    await client.video.call('default', 'a').end();

    await aHost();

    await until(() => reconciled().includes('call.session_ended'));
    expect(log.ended).toHaveLength(1);
  });
});
