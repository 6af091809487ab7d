import { startStreamEmulator } from '../../src/emulator';
import { startCannedStream, type CannedStream } from '../support/canned-stream';
import { A_PLATFORM } from '../support/platforms';
import { startRestHost, type RestHost } from './rest-host';

const FEEDBACK = { rating: 4, sdk: 'stream-react', sdk_version: '1.2.3' };

describe.each(A_PLATFORM)('statistics and feedback on %s', (platform) => {
  let upstream: CannedStream;
  let host: RestHost;

  beforeEach(async () => {
    upstream = await startCannedStream(() => ({ body: { reports: [], duration: '1ms' } }));
    host = await startRestHost(platform, { apiKey: 'key', apiSecret: 'secret', baseUrl: upstream.url });
  });

  afterEach(async () => {
    await host.close();
    await upstream.close();
  });

  it.each([
    ['GET', '/calls/default/standup/report', undefined, 'GET /video/call/default/standup/report', undefined],
    [
      'GET',
      '/calls/default/standup/report?session_id=a',
      undefined,
      'GET /video/call/default/standup/report?session_id=a',
      undefined,
    ],
    ['POST', '/call-stats/query', { limit: 5 }, 'POST /video/call/stats', { limit: 5 }],
    ['POST', '/call-stats/sessions/query', { next: 'a' }, 'POST /video/call_stats', { next: 'a' }],
    ['POST', '/call-stats/daily/query', { from: '2026-01-01' }, 'POST /video/stats', { from: '2026-01-01' }],
    ['GET', '/call-stats/active', undefined, 'GET /video/active_calls_status', undefined],
    [
      'GET',
      '/call-stats/daily-digest?date=2026-01-15',
      undefined,
      'GET /video/stats/daily_digest?date=2026-01-15',
      undefined,
    ],
    ['GET', '/edges', undefined, 'GET /video/edges', undefined],
    [
      'GET',
      '/calls/default/standup/sessions/s/map?exclude_sfus=true&start_time=2026-01-15T09:30:00Z',
      undefined,
      'GET /video/call_stats/default/standup/s/map?exclude_sfus=true&start_time=2026-01-15T09%3A30%3A00.000Z',
      undefined,
    ],
    [
      'POST',
      '/calls/default/standup/sessions/s/participants/query',
      { filter_conditions: { user_id: 'jack' }, limit: 5 },
      'GET /video/call_stats/default/standup/s/participants?filter_conditions=%7B%22user_id%22%3A%22jack%22%7D&limit=5',
      undefined,
    ],
    [
      'POST',
      '/calls/default/standup/sessions/s/participant-sessions/query',
      { next: 'a' },
      'GET /video/call/default/standup/session/s/participant_sessions?next=a',
      undefined,
    ],
    [
      'GET',
      '/calls/default/standup/sessions/s/participants/jack/u/details?max_points=9',
      undefined,
      'GET /video/call_stats/default/standup/s/participant/jack/u/details?max_points=9',
      undefined,
    ],
    [
      'GET',
      '/calls/default/standup/sessions/s/participants/jack/u/timeline?severity=warning,error',
      undefined,
      'GET /video/call_stats/default/standup/s/participants/jack/u/timeline?severity=warning%2Cerror',
      undefined,
    ],
    [
      'GET',
      '/calls/default/standup/sessions/s/participants/jack/u/tracks',
      undefined,
      'GET /video/call/default/standup/session/s/participant/jack/u/details/track',
      undefined,
    ],
    [
      'POST',
      '/calls/default/standup/feedback',
      FEEDBACK,
      'POST /video/call/default/standup/feedback',
      FEEDBACK,
    ],
    [
      'POST',
      '/call-feedback/query',
      { full: true, filter_conditions: { rating: 1 } },
      'POST /video/call/feedback?full=true',
      { filter_conditions: { rating: 1 } },
    ],
  ])('sends %s %s %j on and returns the response', async (method, path, body, sent, sentBody) => {
    const answer = await host.request(method, path, body);

    expect(answer).toMatchObject({ status: 200, body: { duration: '1ms' } });
    expect(upstream.requests.map((request) => `${request.method} ${withoutApiKey(request.url)}`)).toEqual([
      sent,
    ]);
    expect(upstream.requests[0]?.body).toEqual(sentBody);
  });

  it('stores a rating once when the request is repeated with its key', async () => {
    const headers = { 'x-api-key': 'key-for-everything', 'idempotency-key': 'a' };

    for (let attempt = 0; attempt < 2; attempt += 1)
      await host.request('POST', '/calls/default/standup/feedback', FEEDBACK, headers);

    expect(upstream.requests).toHaveLength(1);
  });
});

function withoutApiKey(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://stream');
  searchParams.delete('api_key');
  const query = searchParams.toString();
  return `${pathname.replace('/api/v2', '')}${query === '' ? '' : `?${query}`}`;
}

describe.each(A_PLATFORM)('the report of a call on %s', (platform) => {
  it('is there once the call has had a session', async () => {
    const emulator = await startStreamEmulator();
    const { apiKey, apiSecret, url } = emulator;
    const host = await startRestHost(platform, { apiKey, apiSecret, baseUrl: url });
    await host.request('PUT', '/users', { users: [{ id: 'john' }] });
    await host.request('PUT', '/calls/default/standup', { data: { created_by_id: 'john' } });

    const early = await host.request('GET', '/calls/default/standup/report');
    emulator.call('default:standup').join('john');
    const report = await host.request('GET', '/calls/default/standup/report');

    expect(early).toMatchObject({ status: 404, body: { message: 'call session not found' } });
    expect(report).toMatchObject({ status: 200, body: { report: { participants: { unique: 1 } } } });
    await host.close();
    await emulator.close();
  });
});

describe.each(A_PLATFORM)('the statistics of a session on %s', (platform) => {
  it('tell of its participants, to services', async () => {
    const emulator = await startStreamEmulator();
    const { apiKey, apiSecret, url } = emulator;
    const host = await startRestHost(platform, { apiKey, apiSecret, baseUrl: url });
    await host.request('PUT', '/users', { users: [{ id: 'john' }, { id: 'jack' }] });
    await host.request('PUT', '/calls/default/standup', { data: { created_by_id: 'john' } });
    emulator.call('default:standup').join('jack');
    const read = (method: string, path: string, body?: object) =>
      host.request(method, `/calls/default/standup/sessions/${path}`, body);

    const { body: call } = await host.request('GET', '/calls/default/standup');
    const session = String(call.call.current_session_id);
    const stays = await read('POST', `${session}/participant-sessions/query`, {});
    const stay = `${session}/participants/jack/${String(stays.body.participants_sessions[0].user_session_id)}`;
    const others = [
      await read('POST', `${session}/participants/query`, { limit: 1 }),
      await read('GET', `${stay}/details`),
      await read('GET', `${stay}/timeline`),
      await read('GET', `${stay}/tracks`),
      await read('GET', `${session}/map`),
    ];
    const unknown = await read('GET', 'nope/map');
    const nobody = await read('GET', `${session}/participants/john/nope/details`);

    expect(stays).toMatchObject({ status: 200, body: { participants_sessions: [{ user_id: 'jack' }] } });
    expect(others.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(others[0]?.body.participants).toMatchObject([{ user_id: 'jack' }]);
    expect(others[2]?.body.events.length).toBeGreaterThan(0);
    expect([unknown.status, nobody.status]).toEqual([404, 404]);
    await host.close();
    await emulator.close();
  });
});
