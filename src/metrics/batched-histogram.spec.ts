import { Registry } from 'prom-client';
import { samplesOf } from '../../test/metrics/samples';
import { BatchedHistogram } from './batched-histogram';

function aHistogram(registry = new Registry()) {
  const options = { name: 'seconds', help: 'How long.', labelNames: ['route'] as const, buckets: [1, 2] };
  return { registry, histogram: new BatchedHistogram(registry, options) };
}

describe('BatchedHistogram', () => {
  it.each([0, 1, 127, 128, 129, 1000])('has all of %i values whenever it is read', async (count) => {
    const { registry, histogram } = aHistogram();
    const batch = histogram.by({ route: 'a' });
    for (let value = 0; value < count; value++) batch.observe(value % 2 === 0 ? 0.5 : 1.5);

    for (const read of [1, 2]) {
      const half = Math.ceil(count / 2);
      expect([read, await samplesOf(registry, 'seconds_bucket')]).toEqual([
        read,
        count === 0
          ? []
          : [`{le="+Inf",route="a"} ${count}`, `{le="1",route="a"} ${half}`, `{le="2",route="a"} ${count}`],
      ]);
    }
  });

  it('keeps labels apart, and adds up what was asked for twice', async () => {
    const { registry, histogram } = aHistogram();
    for (const route of ['a', 'b', 'a']) histogram.by({ route }).observe(1);

    expect(await samplesOf(registry, 'seconds_count')).toEqual(['{route="a"} 2', '{route="b"} 1']);
  });

  it('shares the histogram with others on the registry, which keep its values when it ends', async () => {
    const { registry, histogram } = aHistogram();
    const other = aHistogram(registry).histogram;
    histogram.by({ route: 'a' }).observe(1);
    other.by({ route: 'a' }).observe(1);
    const counted = () => samplesOf(registry, 'seconds_count');

    const both = await counted();
    histogram.by({ route: 'a' }).observe(1);
    histogram.close();
    const after = await counted();
    other.close();

    expect([both, after, await registry.metrics()]).toEqual([['{route="a"} 2'], ['{route="a"} 3'], '\n']);
  });
});
