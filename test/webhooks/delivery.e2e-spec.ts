import { Injectable } from '@nestjs/common';
import { OnStreamEvent, StreamWebhooks, type ReceivedEvent } from '../../src/webhooks';
import type { CallEndedEvent } from '../../src/stream/models/events';
import { A_PLATFORM } from '../support/platforms';
import { aGate } from './gate';
import { aCallEvent, signed } from './signed-delivery';
import { useWebhookHosts } from './webhook-host';

const startHost = useWebhookHosts();

describe.each(A_PLATFORM)('Delivery on %s', (platform) => {
  it('tells Stream to send again what a handler failed with, and runs only that handler then', async () => {
    const runs = { good: 0, flaky: 0 };
    @Injectable()
    class Handlers {
      @OnStreamEvent('call.ended')
      good(): void {
        runs.good += 1;
      }

      @OnStreamEvent('call.ended')
      flaky(_event: unknown, { attempt }: ReceivedEvent): void {
        runs.flaky += 1;
        if (attempt === 1) throw new Error('not this time');
      }
    }
    const { app, deliver } = await startHost(platform, { providers: [Handlers] });
    const event = aCallEvent('call.ended');

    const first = await deliver(signed(event, { id: 'one', attempt: 1 }));
    const second = await deliver(signed(event, { id: 'one', attempt: 2 }));
    const third = await deliver(signed(event, { id: 'one', attempt: 3 }));

    expect([first, second, third].map(({ status, body }) => [status, body.outcome])).toEqual([
      [503, 'failed'],
      [200, 'handled'],
      [200, 'duplicate'],
    ]);
    expect(runs).toEqual({ good: 1, flaky: 2 });
    expect(app.get(StreamWebhooks).statistics().types['call.ended']).toMatchObject({
      received: 3,
      outcomes: { failed: 1, handled: 1, duplicate: 1 },
      failed: 1,
    });
  });

  it('takes another body under a known id for an event of its own, and says so', async () => {
    const ids: string[] = [];
    @Injectable()
    class Handlers {
      @OnStreamEvent('call.ended')
      onEnded(_event: unknown, { id }: ReceivedEvent): void {
        ids.push(id);
      }
    }
    const { app, deliver } = await startHost(platform, { providers: [Handlers] });
    const warnings: string[] = [];
    app.useLogger({
      log: () => undefined,
      error: () => undefined,
      warn: (text: string) => void warnings.push(text),
    });
    const other = aCallEvent('call.ended', 'b');

    const first = await deliver(signed(aCallEvent('call.ended', 'a'), { id: 'one' }));
    const second = await deliver(signed(other, { id: 'one' }));
    const again = await deliver(signed(other, { id: 'one', attempt: 2 }));
    const replay = await deliver(signed(other, { id: 'two' }));

    expect([first, second, again].map(({ body }) => body.outcome)).toEqual([
      'handled',
      'handled',
      'duplicate',
    ]);
    expect(replay.body.error).toBe('replayed');
    expect(ids).toEqual(['one', expect.stringMatching(/^one#[0-9a-f]{16}$/)]);
    expect(app.get(StreamWebhooks).statistics().reusedIds).toBe(2);
    expect(warnings[0]).toBe(
      'Another body came before under the id of delivery one: call.ended is handled as an event of its own.',
    );
  });

  it('lets a slow handler hold up neither other handlers nor other calls, but the next event of its call', async () => {
    const gate = aGate();
    const seen: string[] = [];
    @Injectable()
    class Slow {
      @OnStreamEvent('call.ended')
      async onEnded({ call_cid: cid }: CallEndedEvent): Promise<void> {
        seen.push(`begin ${cid}`);
        if (cid === 'default:a') await gate.opened;
        seen.push(`end ${cid}`);
      }

      @OnStreamEvent('call.deleted')
      onDeleted(): void {
        seen.push('deleted');
      }
    }
    const quick = aGate();
    @Injectable()
    class Quick {
      @OnStreamEvent('call.deleted')
      onDeleted(): void {
        quick.open();
      }
    }
    const { deliver } = await startHost(platform, { providers: [Slow, Quick] });

    const slow = deliver(signed(aCallEvent('call.ended', 'a')));
    await deliver(signed(aCallEvent('call.ended', 'b')));
    const next = deliver(signed(aCallEvent('call.deleted', 'a')));
    await quick.opened;
    gate.open();
    await Promise.all([slow, next]);

    expect(seen.filter((each) => each.endsWith('a') || each === 'deleted')).toEqual([
      'begin default:a',
      'end default:a',
      'deleted',
    ]);
    expect(seen.indexOf('end default:b')).toBeLessThan(seen.indexOf('end default:a'));
  });

  it('answers before Stream gives up, and an attempt meanwhile waits for the running handler', async () => {
    const gate = aGate();
    let runs = 0;
    @Injectable()
    class Slow {
      @OnStreamEvent('call.ended')
      async onEnded(): Promise<void> {
        runs += 1;
        await gate.opened;
      }
    }
    const { deliver } = await startHost(platform, { providers: [Slow], webhooks: { responseTimeout: 1000 } });
    const event = aCallEvent('call.ended');

    const first = await deliver(signed(event, { id: 'one' }));
    const secondAnswer = deliver(signed(event, { id: 'one', attempt: 2 }));
    gate.open();
    const second = await secondAnswer;

    expect(first).toEqual({ status: 503, body: { outcome: 'unfinished' } });
    expect(second.status).toBe(200);
    expect(runs).toBe(1);
  });

  it('counts a handler that hangs as failed, and goes on with the call', async () => {
    @Injectable()
    class Hanging {
      @OnStreamEvent('call.ended')
      async onEnded(): Promise<void> {
        await new Promise(() => undefined);
      }
    }
    const { deliver } = await startHost(platform, { providers: [Hanging], webhooks: { handlerTimeout: 30 } });

    const answers = await Promise.all([
      deliver(signed(aCallEvent('call.ended', 'a'))),
      deliver(signed(aCallEvent('call.ended', 'a'))),
    ]);

    expect(answers.map(({ body }) => body.outcome)).toEqual(['failed', 'failed']);
  });

  it('lets running handlers finish before the app closes, and takes nothing new', async () => {
    const started = aGate();
    const gate = aGate();
    let finished = 0;
    @Injectable()
    class Slow {
      @OnStreamEvent('call.ended')
      async onEnded(): Promise<void> {
        started.open();
        await gate.opened;
        finished += 1;
      }
    }
    const { app, deliver } = await startHost(platform, { providers: [Slow] });

    const running = deliver(signed(aCallEvent('call.ended')));
    await started.opened;
    const closing = app.close();
    const late = await deliver(signed(aCallEvent('call.ended')));
    gate.open();

    expect(late).toEqual({ status: 503, body: { error: 'shutting down' } });
    expect((await running).status).toBe(200);
    await closing;
    expect(finished).toBe(1);
  });
});
