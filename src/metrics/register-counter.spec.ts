import { Counter, Registry } from 'prom-client';
import { samplesOf } from '../../test/metrics/samples';
import { registerCounter } from './register-counter';

const COUNTER = { name: 'things_total', help: 'Things.', labelNames: ['kind'] as const };

let registry: Registry;

beforeEach(() => {
  registry = new Registry();
});

/** A counter of things of one kind, on the registry. */
function aCounter(kind = 'a') {
  const counter = { count: 0 };
  const end = registerCounter(registry, COUNTER, () => [[{ kind }, counter.count]]);
  return Object.assign(counter, { end });
}

const samples = () => samplesOf(registry, COUNTER.name);

describe('counters of one name on one registry', () => {
  it('add up, however often they are read', async () => {
    const [one, other] = [aCounter(), aCounter()];
    one.count = 2;
    other.count = 3;
    await samples();
    other.count = 4;

    expect(await samples()).toEqual(['{kind="a"} 6']);
  });

  it('do not go back when one of them ends', async () => {
    const [one, other] = [aCounter(), aCounter()];
    one.count = 2;
    other.count = 3;
    one.end();
    one.count = 10;
    other.count = 4;

    expect(await samples()).toEqual(['{kind="a"} 6']);
  });

  it('are gone with the last one', async () => {
    const [one, other] = [aCounter(), aCounter()];
    one.end();
    expect(await registry.metrics()).toContain(COUNTER.name);
    other.end();

    expect(await registry.metrics()).not.toContain(COUNTER.name);
    expect(await (aCounter(), samples())).toEqual(['{kind="a"} 0']);
  });

  it('leave alone what came to the registry after it was emptied', async () => {
    const one = aCounter();
    registry.clear();
    const other = aCounter('b');
    one.end();

    expect(await samples()).toEqual(['{kind="b"} 0']);
    other.end();
  });

  it('count what was reported under the same labels as one', async () => {
    registerCounter(registry, COUNTER, () => [
      [{ kind: 'a' }, 1],
      [{ kind: 'a' }, 2],
    ]);

    expect(await samples()).toEqual(['{kind="a"} 3']);
    expect(await samples()).toEqual(['{kind="a"} 3']);
  });

  it('do not take over one of the host', () => {
    new Counter({ ...COUNTER, labelNames: [], registers: [registry] });

    expect(() => aCounter()).toThrow('A metric with the name things_total has already been registered.');
  });
});
