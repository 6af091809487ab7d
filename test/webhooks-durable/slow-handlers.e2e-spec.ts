import { Injectable } from '@nestjs/common';
import { DeadLetters, durableWebhooks, OnStreamEvent, type EventContext } from '../../src/webhooks';
import { EventQueue } from '../../src/webhooks/durable/event-queue';
import { aGate } from '../webhooks/gate';
import { aCallEvent, API_KEY, signed } from '../webhooks/signed-delivery';
import { useWebhookHosts } from '../webhooks/webhook-host';
import { describeWithRedis } from './redis-server';
import { until } from './until';

const startHost = useWebhookHosts();

describeWithRedis('A handler of durable webhooks that takes longer than its time', (redisUrl) => {
  it('is told to stop, and neither attempts nor a replay start it again while it runs', async () => {
    const signals: AbortSignal[] = [];
    const gate = aGate();
    @Injectable()
    class Slow {
      @OnStreamEvent('call.ended')
      async onEnded(_event: unknown, { signal }: EventContext): Promise<void> {
        signals.push(signal);
        await gate.opened;
      }
    }
    const { app, deliver } = await startHost('Express', {
      providers: [Slow],
      webhooks: {
        handlerTimeout: 30,
        delivery: durableWebhooks({ redisUrl: redisUrl(), attempts: 3, backoff: 5 }),
      },
    });
    const deadLetters = app.get(DeadLetters);

    await deliver(signed(aCallEvent('call.ended')));
    await until(async () => (await deadLetters.list()).total === 1);
    const [letter] = (await deadLetters.list()).dead_letters;
    expect(letter).toMatchObject({
      attempts: 3,
      reason:
        'Slow.onEnded: It still runs since an earlier attempt, and is not started again before it ends.',
    });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);

    await deadLetters.replay(letter!.id);
    await until(async () => (await deadLetters.list()).total === 1);
    expect(signals).toHaveLength(1);

    gate.open();
    await deadLetters.replay(letter!.id);
    const jobs = app.get(EventQueue).jobsOf(API_KEY);
    await until(async () => (await jobs.getJob(letter!.id)) === undefined);
    expect(signals).toHaveLength(1);
  });
});
