import { HealthIndicatorService } from '@nestjs/terminus';
import { anAnswer, FakeClient } from '../../../test/health/fake-client';
import { StreamHealthIndicator } from './stream-health.indicator';

const anIndicator = () => new StreamHealthIndicator(new HealthIndicatorService());

describe('StreamHealthIndicator', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('answers as @nestjs/terminus expects', async () => {
    expect(await anIndicator().isHealthy('stream', { client: new FakeClient() })).toEqual({
      stream: { status: 'up' },
    });
  });

  it('says in a short reason what is wrong, whose fault it is, and nothing else', async () => {
    const client = new FakeClient();
    client.outage = anAnswer(401, 43);

    expect(await anIndicator().isHealthy('video', { client })).toEqual({
      video: { status: 'down', reason: 'Stream refused the credentials (status 401).', scope: 'replica' },
    });
  });

  it('remembers each client by itself', async () => {
    const indicator = anIndicator();
    const [one, other] = [new FakeClient(), new FakeClient()];
    jest.spyOn(Date, 'now').mockReturnValue(one.time);

    await indicator.isHealthy('one', { client: one, maxIdle: -1 });
    await indicator.isHealthy('other', { client: other, maxIdle: -1 });
    await indicator.isHealthy('one', { client: one, maxIdle: -1 });

    expect([one.probes, other.probes]).toEqual([1, 1]);
  });

  it('says what to do when there is no client', async () => {
    await expect(anIndicator().isHealthy('stream')).rejects.toThrow(/Import StreamModule\.forRoot\(\)/);
  });
});
