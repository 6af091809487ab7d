import { Inject, Injectable, Scope, type Type } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { EventEmitterModule, OnEvent } from '@nestjs/event-emitter';
import {
  STREAM_EVENT_TYPES,
  type CallCreatedEvent,
  type CallEndedEvent,
  type StreamEvent,
  type StreamEventType,
  type UnknownStreamEvent,
} from '../../src/stream/models/events';
import { OnStreamEvent, StreamWebhooks, type ReceivedEvent } from '../../src/webhooks';
import { A_PLATFORM } from '../support/platforms';
import { aCallEvent, anEvent, signed } from './signed-delivery';
import { useWebhookHosts } from './webhook-host';

const startHost = useWebhookHosts();

/** A class with one handler for each type of the catalogue. */
function aHandlerOfEveryType(): { readonly provider: Type; readonly seen: Map<string, StreamEvent> } {
  const seen = new Map<string, StreamEvent>();
  const provider = STREAM_EVENT_TYPES.reduce<Type>(
    withHandler,
    class Base {
      protected readonly seen = seen;
    },
  );
  Injectable()(provider);
  return { provider, seen };

  function withHandler(base: Type, type: StreamEventType): Type {
    class WithHandler extends (base as Type<object>) {
      @OnStreamEvent<StreamEventType>(type)
      [`on ${type}`](event: StreamEvent): void {
        if (event.type === type) seen.set(type, event);
      }
    }
    return WithHandler;
  }
}

describe.each(A_PLATFORM)('Handlers on %s', (platform) => {
  it('get every type of the catalogue, with dates as Date and custom data as it was', async () => {
    const { provider, seen } = aHandlerOfEveryType();
    const { deliver } = await startHost(platform, { providers: [provider] });
    const custom = { made_at: '2026-01-01T00:00:00Z' };

    const answers = await Promise.all(
      STREAM_EVENT_TYPES.map((type) =>
        deliver(
          signed(aCallEvent(type, type, { custom, call: { ended_at: '2026-01-01T00:00:00.123456789Z' } })),
        ),
      ),
    );

    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect([...seen.keys()].sort()).toEqual([...STREAM_EVENT_TYPES].sort());
    const event = seen.get('call.ended') as CallEndedEvent & { custom: unknown };
    expect(event.created_at).toBeInstanceOf(Date);
    expect(event.call.ended_at).toEqual(new Date('2026-01-01T00:00:00.123Z'));
    expect(event.custom).toEqual(custom);
  });

  it('select types, several, beginnings and all; wildcards get unknown types too', async () => {
    const seen: string[] = [];
    @Injectable()
    class Selecting {
      @OnStreamEvent(['call.ended', 'call.created'])
      several(event: CallEndedEvent | CallCreatedEvent): void {
        seen.push(`several ${event.type}`);
      }

      @OnStreamEvent('call.recording_*')
      recordings(event: { readonly type: string }): void {
        seen.push(`recordings ${event.type}`);
      }

      @OnStreamEvent()
      all(event: StreamEvent | UnknownStreamEvent, received: ReceivedEvent): void {
        seen.push(`all ${event.type} ${received.attempt}`);
      }
    }
    const { deliver } = await startHost(platform, { providers: [Selecting] });

    for (const type of ['call.created', 'call.recording_ready', 'call.recording_new', 'user.updated']) {
      await deliver(signed(anEvent(type)));
    }

    expect(seen).toEqual([
      'several call.created',
      'all call.created 1',
      'recordings call.recording_ready',
      'all call.recording_ready 1',
      'recordings call.recording_new',
      'all call.recording_new 1',
      'all user.updated 1',
    ]);
  });

  it('of request scope are made for each event, which they can inject', async () => {
    const instances = new Set<object>();
    const ids: string[] = [];
    @Injectable({ scope: Scope.REQUEST })
    class PerEvent {
      constructor(@Inject(REQUEST) private readonly received: ReceivedEvent) {}

      @OnStreamEvent('call.ended')
      onEnded(): void {
        instances.add(this);
        ids.push(this.received.id);
      }
    }
    const { deliver } = await startHost(platform, { providers: [PerEvent] });

    await deliver(signed(aCallEvent('call.ended'), { id: 'first' }));
    await deliver(signed(aCallEvent('call.ended'), { id: 'second' }));

    expect(instances.size).toBe(2);
    expect(ids).toEqual(['first', 'second']);
  });

  it('of one app do not get the events of another', async () => {
    const seen: string[] = [];
    @Injectable()
    class Apps {
      @OnStreamEvent('call.ended', { app: 'eu' })
      europe(_event: unknown, { app }: ReceivedEvent): void {
        seen.push(`eu gets ${String(app)}`);
      }

      @OnStreamEvent('call.ended')
      all(_event: unknown, { app }: ReceivedEvent): void {
        seen.push(`all gets ${String(app)}`);
      }
    }
    const eu = { name: 'eu', apiKey: 'eu-key', secrets: ['eu-secret'] };
    const us = { name: 'us', apiKey: 'us-key', secrets: ['us-secret'] };
    const { deliver } = await startHost(platform, { providers: [Apps], webhooks: { apps: [eu, us] } });

    await deliver(signed(aCallEvent('call.ended'), { apiKey: 'eu-key', secret: 'eu-secret' }));
    await deliver(signed(aCallEvent('call.ended'), { apiKey: 'us-key', secret: 'us-secret' }));
    const mixed = await deliver(signed(aCallEvent('call.ended'), { apiKey: 'us-key', secret: 'eu-secret' }));

    expect(seen).toEqual(['eu gets eu', 'all gets eu', 'all gets us']);
    expect(mixed.status).toBe(401);
  });

  it('are not the only ones: events are published as a stream and to @nestjs/event-emitter, each once', async () => {
    const emitted: string[] = [];
    @Injectable()
    class Listening {
      @OnEvent('stream.call.ended')
      onEnded(event: CallEndedEvent): void {
        emitted.push(event.call_cid);
      }
    }
    const { app, deliver } = await startHost(platform, {
      providers: [Listening],
      imports: [EventEmitterModule.forRoot()],
    });
    const streamed: string[] = [];
    app.get(StreamWebhooks).events$.subscribe(({ event }) => streamed.push(event.type));
    const delivery = signed(aCallEvent('call.ended', 'standup'));

    await deliver(delivery);
    const again = await deliver(delivery);

    expect(again.body).toEqual({ outcome: 'duplicate' });
    expect(streamed).toEqual(['call.ended']);
    expect(emitted).toEqual(['default:standup']);
  });
});
