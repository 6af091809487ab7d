import { emulatedCalls, STILL_CLOCK } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls({ clock: STILL_CLOCK });
const path = '/video/stats';

/** On the 15th one minute of john and jane, who rates it; on the 16th ten minutes of john alone. */
async function twoDays() {
  const fixture = await calls.make();
  const { call, advance } = fixture;
  call.join('john', { client: { sdk: 'js', sdk_version: '1' } });
  call.join('jane', { client: { sdk: 'js', sdk_version: '2' } });
  advance(60);
  call.submitFeedback('jane', { rating: 4 });
  call.endSession();
  advance(24 * 3600);
  call.join('john');
  advance(600);
  call.endSession();
  return fixture;
}

describe('QueryAggregateCallStats', () => {
  it('reports on sessions day by day', async () => {
    const { server } = await twoDays();
    const { status, body } = await server.post(path, { from: '2026-01-14', to: '2026-01-16' });
    expect(status).toBe(201);
    expect(body.calls_per_day_report).toEqual({
      daily: [
        { date: '2026-01-14', report: { count: 0 } },
        { date: '2026-01-15', report: { count: 1 } },
        { date: '2026-01-16', report: { count: 1 } },
      ],
    });
    expect(body.call_duration_report.daily[1].report.histogram).toEqual(
      expect.arrayContaining([
        {
          category: '60-300s',
          count: 1,
          sum: 60,
          lower_bound: { value: 60, inclusive: true },
          upper_bound: { value: 300, inclusive: false },
        },
      ]),
    );
    expect(body.call_participant_count_report.daily[1].report.histogram).toContainEqual(
      expect.objectContaining({ category: '2-3', count: 1, sum: 2 }),
    );
    expect(body.sdk_usage_report.daily[1].report).toEqual({
      per_sdk_usage: { js: { total: 2, by_version: { '1': 1, '2': 1 } } },
    });
    expect(body.sdk_usage_report.daily[2].report.per_sdk_usage).toEqual({
      unknown: { total: 1, by_version: { unknown: 1 } },
    });
    expect(body.user_feedback_report.daily[1].report).toEqual({
      count_by_rating: { '4': 1 },
      unreported_count: 1,
    });
    expect(body.quality_score_report.daily[1].report.histogram).toContainEqual(
      expect.objectContaining({ category: '80+', count: 1 }),
    );
    expect(body.network_metrics_report).toMatchObject({ average_latency: 20 });
  });

  it('has the reports that are asked for, of the last thirty days', async () => {
    const { server } = await twoDays();
    const { body } = await server.post(path, { report_types: ['calls_per_day_report'] });
    expect(Object.keys(body).sort()).toEqual(['calls_per_day_report', 'duration']);
    expect(body.calls_per_day_report.daily).toHaveLength(30);
    expect(body.calls_per_day_report.daily[29]).toEqual({ date: '2026-01-16', report: { count: 1 } });
  });

  it.each<[object, string]>([
    [{ from: '2026-01-32' }, 'from must be a day such as 2026-01-31, but is "2026-01-32"'],
    [{ to: 'today' }, 'to must be a day'],
    [{ from: '2026-01-02', to: '2026-01-01' }, 'from must not be after to'],
    [{ from: '2020-01-01', to: '2026-01-01' }, 'from must be at most 366 days before to'],
    [{ report_types: ['x'] }, 'report_types[0] must be one of'],
  ])('refuses %j', async (body, reason) => {
    const { server } = await calls.make();
    expect((await server.post(path, body)).body).toMatchObject({
      code: 4,
      message: expect.stringContaining(reason),
    });
  });
});
