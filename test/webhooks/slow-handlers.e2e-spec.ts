import { Injectable } from '@nestjs/common';
import { OnStreamEvent, WebhookStore, type EventContext } from '../../src/webhooks';
import { MemoryWebhookStore } from '../../src/webhooks/delivery/memory-webhook-store';
import { A_PLATFORM } from '../support/platforms';
import { aGate, type Gate } from './gate';
import { aCallEvent, signed, type Delivery } from './signed-delivery';
import { useWebhookHosts } from './webhook-host';

const startHost = useWebhookHosts();

/** A handler that waits for its gate, whatever its signal says. */
@Injectable()
class Slow {
  readonly signals: AbortSignal[] = [];
  readonly started = aGate();
  gate: Gate = aGate();
  error: Error | undefined;

  @OnStreamEvent('call.ended')
  async onEnded(_event: unknown, { signal }: EventContext): Promise<void> {
    this.signals.push(signal);
    this.started.open();
    await this.gate.opened;
    if (this.error) throw this.error;
  }
}

/** Attempts of one delivery. */
function attempts(): (attempt: number) => Delivery {
  const event = aCallEvent('call.ended');
  return (attempt) => signed(event, { id: 'one', attempt });
}

describe.each(A_PLATFORM)('A handler that takes longer than its time, on %s', (platform) => {
  it('is told to stop, and is not started again while it runs', async () => {
    const { app, deliver } = await startHost(platform, {
      providers: [Slow],
      webhooks: { handlerTimeout: 30 },
    });
    const slow = app.get(Slow);
    const attempt = attempts();

    const outcomes = [];
    for (const number of [1, 2, 3]) outcomes.push((await deliver(attempt(number))).body.outcome);
    expect(outcomes).toEqual(['failed', 'failed', 'failed']);
    expect(slow.signals).toHaveLength(1);
    expect(slow.signals[0]).toMatchObject({
      aborted: true,
      reason: { message: 'It takes longer than 30 ms.' },
    });

    slow.gate.open();
    expect((await deliver(attempt(4))).body.outcome).toMatch(/^(handled|duplicate)$/);
    expect((await deliver(attempt(5))).body.outcome).toBe('duplicate');
    expect(slow.signals).toHaveLength(1);
  });

  it('gets the event again once it has failed', async () => {
    const { app, deliver } = await startHost(platform, {
      providers: [Slow],
      webhooks: { handlerTimeout: 30 },
    });
    const slow = app.get(Slow);
    const attempt = attempts();
    await deliver(attempt(1));
    slow.error = new Error('stopped');
    slow.gate.open();
    await new Promise(setImmediate);
    slow.error = undefined;

    expect((await deliver(attempt(2))).body.outcome).toBe('handled');
    expect(slow.signals).toHaveLength(2);
  });

  it('is not started again where it ends while the store is asked who has handled the event', async () => {
    const slow = new Slow();
    class SlowStore extends MemoryWebhookStore {
      override async handledBy(key: string): Promise<readonly string[]> {
        const known = await super.handledBy(key);
        if (slow.signals.length > 0) slow.gate.open();
        await new Promise(setImmediate);
        return known;
      }
    }
    const { deliver } = await startHost(platform, {
      providers: [{ provide: Slow, useValue: slow }],
      webhooks: {
        handlerTimeout: 30,
        delivery: { providers: [{ provide: WebhookStore, useValue: new SlowStore(60_000) }] },
      },
    });
    const attempt = attempts();
    await deliver(attempt(1));

    expect((await deliver(attempt(2))).body.outcome).toBe('handled');
    expect(slow.signals).toHaveLength(1);
  });
});

describe.each(A_PLATFORM)('A handler that runs when the app closes, on %s', (platform) => {
  it('is told to stop when its time to finish is over', async () => {
    const { app, deliver } = await startHost(platform, {
      providers: [Slow],
      webhooks: { shutdownTimeout: 30 },
    });
    const slow = app.get(Slow);
    const answer = deliver(signed(aCallEvent('call.ended')));
    await slow.started.opened;
    expect(slow.signals[0]!.aborted).toBe(false);
    slow.signals[0]!.addEventListener('abort', slow.gate.open);

    await app.close();

    expect(slow.signals[0]).toMatchObject({
      aborted: true,
      reason: { message: 'The app is shutting down.' },
    });
    expect((await answer).body.outcome).toBe('handled');
  });
});
