import { anAnswer, FakeClient } from '../../../test/health/fake-client';
import {
  StreamConnectionError,
  StreamTimeoutError,
  StreamUnavailableError,
} from '../../stream/stream.errors';
import { StreamHealth } from './stream-health';

const REQUEST = { operation: 'GetCall', requestId: 'r-1' };
const TIMEOUT = new StreamTimeoutError({ ...REQUEST, timeout: 3000 });
const UNREACHABLE = new StreamConnectionError('connect failed', { ...REQUEST, code: 'ECONNREFUSED' });
const CIRCUIT_OPEN = new StreamUnavailableError('Stream failed', {
  ...REQUEST,
  reason: 'circuit-open',
  retryAfter: 1000,
});
const SECOND = 1000;
const UP = { status: 'up' };

let client: FakeClient;
let health: StreamHealth;

beforeEach(() => {
  client = new FakeClient();
  health = new StreamHealth(client, client.now);
});

describe('the health of Stream', () => {
  it('is judged from real answers, without a request of its own', async () => {
    client.answers();
    client.wait(60 * SECOND);

    expect(await health.check({})).toEqual(UP);
    expect(client.probes).toBe(0);
  });

  it('is asked for once the last answer is older than maxIdle', async () => {
    client.answers();
    client.wait(60 * SECOND + 1);

    expect(await health.check({})).toEqual(UP);
    expect(client.probes).toBe(1);
  });

  it('is asked for when nothing was sent yet', async () => {
    client.outage = UNREACHABLE;

    expect(await health.check({})).toEqual({
      status: 'down',
      reason: 'Stream cannot be reached (ECONNREFUSED).',
    });
    expect(client.probes).toBe(1);
  });

  it('takes silence for health where no probe is wanted', async () => {
    expect(await health.check({ probe: 'never' })).toEqual(UP);
    expect(client.probes).toBe(0);
  });

  it('costs one probe for a thousand checks at a time', async () => {
    client.outage = TIMEOUT;

    const states = await Promise.all(Array.from({ length: 1000 }, () => health.check({})));

    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(['down']));
    expect(client.probes).toBe(1);
  });

  it('costs at most one probe in thirty seconds for checks one after the other', async () => {
    client.outage = TIMEOUT;

    for (let check = 0; check < 1000; check++) {
      expect(await health.check({})).toMatchObject({ status: 'down' });
      client.wait(60);
    }

    expect(client.probes).toBe(2);
  });

  it('keeps to one probe in thirty seconds even where every answer is too old', async () => {
    for (let check = 0; check < 1000; check++) {
      expect(await health.check({ maxIdle: 0 })).toEqual(UP);
      client.wait(1);
    }

    expect(client.probes).toBe(1);
  });

  it('comes back by itself, without requests of others', async () => {
    client.outage = TIMEOUT;
    await health.check({});
    client.outage = undefined;
    client.wait(29 * SECOND);
    expect(await health.check({})).toMatchObject({ status: 'down' });
    client.wait(1 * SECOND);

    expect(await health.check({})).toEqual(UP);
  });

  it('comes back at once with the first real answer', async () => {
    client.outage = TIMEOUT;
    await health.check({});
    client.wait(1);
    client.answers();

    expect(await health.check({})).toEqual(UP);
  });
});

describe('a failure after a recent answer', () => {
  beforeEach(() => {
    client.answers();
    client.wait(1);
  });

  it('is only a doubt, which a probe settles', async () => {
    client.fails(TIMEOUT);

    expect(await health.check({})).toEqual(UP);
    expect(client.probes).toBe(1);
  });

  it('counts when the probe fails too, until there is an answer', async () => {
    client.fails(TIMEOUT);
    client.outage = UNREACHABLE;

    expect(await health.check({})).toMatchObject({ status: 'down' });
    expect(await health.check({})).toEqual({
      status: 'down',
      reason: 'Stream cannot be reached (ECONNREFUSED).',
    });
    expect(client.probes).toBe(1);
  });

  it('does not count by itself where no probe is wanted', async () => {
    client.fails(TIMEOUT);

    expect(await health.check({ probe: 'never' })).toEqual(UP);
  });

  it('counts by itself when the answer is older than maxIdle', async () => {
    client.fails(TIMEOUT);
    client.wait(10 * SECOND);

    expect(await health.check({ probe: 'never', maxIdle: 10 * SECOND })).toEqual({
      status: 'down',
      reason: 'Stream gave no answer within 3000 ms.',
    });
  });

  it('is no fault of this replica alone when the credentials were accepted before', async () => {
    client.fails(anAnswer(401, 5));

    expect(await health.check({ probe: 'never' })).not.toHaveProperty('scope');
  });

  it('counts at once when the credentials were refused', async () => {
    client.fails(anAnswer(401, 5));

    expect(await health.check({ probe: 'never' })).toEqual({
      status: 'down',
      reason: 'Stream refused the credentials (status 401).',
    });
  });

  it('is forgotten when an answer follows', async () => {
    client.fails(TIMEOUT);
    client.wait(1);
    client.answers();

    expect(await health.check({})).toEqual(UP);
    expect(client.probes).toBe(0);
  });
});

describe('an open circuit', () => {
  beforeEach(() => {
    client.answers();
    client.circuitIs('open');
  });

  it('counts at once', async () => {
    expect(await health.check({ probe: 'never' })).toEqual({
      status: 'down',
      reason: 'Too many recent requests to Stream failed.',
    });
  });

  it('is tried by a probe, since nobody else may send requests', async () => {
    expect(await health.check({})).toEqual(UP);
    expect(client.probes).toBe(1);
  });

  it('is tried again after five seconds', async () => {
    client.outage = TIMEOUT;
    await health.check({});
    client.outage = undefined;
    client.wait(4999);
    expect(await health.check({})).toMatchObject({ status: 'down' });
    client.wait(1);

    expect(await health.check({})).toEqual(UP);
  });

  it('is tried again as soon where it is that of some operations', async () => {
    client.circuitIs('closed', ['QueryUsers']);
    client.fails(TIMEOUT);
    client.outage = TIMEOUT;
    await health.check({});
    client.outage = undefined;
    client.wait(5000);

    expect(await health.check({})).toEqual(UP);
  });

  it('is tried again with the next check when the probe was not sent', async () => {
    client.outage = CIRCUIT_OPEN;
    expect(await health.check({})).toMatchObject({ status: 'down' });
    client.outage = undefined;

    expect(await health.check({})).toEqual(UP);
  });
});

describe('a probe', () => {
  it.each([404, 429])('takes a refusal with status %d as a sign of health', async (status) => {
    client.outage = anAnswer(status, 16);

    expect(await health.check({})).toEqual(UP);
  });

  it('has two seconds, and is not repeated', async () => {
    const getApp = jest.spyOn(client, 'getApp');

    await health.check({});

    expect(getApp).toHaveBeenCalledWith({ timeout: 2000, deadline: 2000, retries: 0 });
  });

  it('asks for something else when the client answers from its cache', async () => {
    jest.spyOn(client, 'getApp').mockResolvedValue({});
    const listRoles = jest.spyOn(client, 'listRoles');
    client.outage = TIMEOUT;

    expect(await health.check({})).toMatchObject({ status: 'down' });
    expect(listRoles).toHaveBeenCalledTimes(1);
  });
});
