import { Injectable } from '@nestjs/common';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { StreamClient } from '../../src/stream/stream.client';
import { STREAM_EVENT_TYPES, type StreamEvent } from '../../src/stream/models/events';
import { OnStreamEvent } from '../../src/webhooks';
import { A_PLATFORM } from '../support/platforms';
import { API_KEY, SECRET } from './signed-delivery';
import { useWebhookHosts } from './webhook-host';

const startHost = useWebhookHosts();

@Injectable()
class Listener {
  /** What came, by the type its handler is for. */
  readonly heard = new Map<string, StreamEvent[]>();

  hear(handlerType: string, event: StreamEvent): void {
    this.heard.set(handlerType, [...(this.heard.get(handlerType) ?? []), event]);
  }
}

// One handler for each type of the catalogue, as if they had been written out.
for (const type of STREAM_EVENT_TYPES) {
  const handler = function (this: Listener, event: StreamEvent): void {
    this.hear(type, event);
  };
  const descriptor = { value: handler, writable: true, configurable: true };
  OnStreamEvent<string>(type as never)(Listener.prototype, type, descriptor as never);
  Object.defineProperty(Listener.prototype, type, descriptor);
}

describe.each(A_PLATFORM)('the emulator and the receiver on %s', (platform) => {
  let emulator: StreamEmulator;
  let client: StreamClient;
  let listener: Listener;

  beforeEach(async () => {
    emulator = await startStreamEmulator({ apiKey: API_KEY, apiSecret: SECRET });
    client = new StreamClient(API_KEY, SECRET, { baseUrl: emulator.url });
    listener = new Listener();
    const host = await startHost(platform, { providers: [{ provide: Listener, useValue: listener }] });
    await client.updateApp({
      enable_hook_payload_compression: true,
      event_hooks: [
        {
          hook_type: 'webhook',
          enabled: true,
          webhook_url: `${host.url}/webhooks/stream`,
          should_send_custom_events: true,
        },
      ],
    });
    await client.upsertUsers([{ id: 'john' }]);
    await client.video.call('default', 'a').create({ data: { created_by_id: 'john' } });
    await emulator.webhooks.settled();
    listener.heard.clear();
  });

  afterEach(async () => {
    await client.close();
    await emulator.close();
  });

  it('bring every event of the catalogue to the handler of its type, and to no other', async () => {
    for (const type of STREAM_EVENT_TYPES) {
      const { deliveries } = await emulator.webhooks.send(type, {
        call_cid: 'default:a',
        user: { id: 'john' },
      });
      expect(deliveries.map(({ attempts }) => attempts.map(({ status }) => status))).toEqual([[200]]);
    }

    expect([...listener.heard.keys()].sort()).toEqual([...STREAM_EVENT_TYPES].sort());
    for (const [type, events] of listener.heard) {
      expect(events.map((event) => event.type)).toEqual([type]);
      expect(events[0]?.created_at).toBeInstanceOf(Date);
    }
  });

  it('bring what happens in a call, in order, with its dates', async () => {
    const call = emulator.call('default:a');
    call.join('john');
    call.leave('john');
    await client.video.call('default', 'a').end();
    await emulator.webhooks.settled();

    const [joined] = listener.heard.get('call.session_participant_joined') ?? [];
    expect(joined).toMatchObject({ participant: { user: { id: 'john' }, joined_at: expect.any(Date) } });
    expect(listener.heard.get('call.session_ended')).toHaveLength(1);
    expect(listener.heard.get('call.ended')).toHaveLength(1);
  });

  it('refuse the nasty deliveries, and take duplicates once', async () => {
    const fields = { call_cid: 'default:a' };
    const forged = await emulator.webhooks.send('call.session_ended', fields, { badSignature: true });
    expect(forged.deliveries.flatMap(({ attempts }) => attempts.map(({ status }) => status))).toEqual([401]);
    expect(listener.heard.size).toBe(0);

    await emulator.webhooks.send('call.session_ended', fields, { duplicate: true });
    expect(listener.heard.get('call.session_ended')).toHaveLength(1);
  });
});
