import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { PLATFORMS } from '../support/platforms';
import { KEY, startRestHost, type RestHost } from './rest-host';
import { ROUTES } from './routes';

const LONG = 'x'.repeat(300);

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

describe.each(PLATFORMS)('input on %s', (platform) => {
  let host: RestHost;

  beforeAll(async () => {
    const { apiKey, apiSecret } = emulator.createApp();
    host = await startRestHost(platform, { apiKey, apiSecret, baseUrl: emulator.url });
  });

  afterAll(() => host.close());

  it.each(ROUTES.filter(({ method }) => method !== 'GET'))(
    'with an unknown field is refused by $method $path',
    async ({ method, path, body }) => {
      const answer = await host.request(method, path, { ...body, colour: 'red' });

      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ statusCode: 400, error: 'Bad Request' });
      expect(answer.body.message).toContain('colour is not a known field');
    },
  );

  it.each([
    ['PUT', '/users', {}, 'users must be an array'],
    ['PUT', '/users', { users: [] }, 'users must contain at least 1 elements'],
    ['PUT', '/users', { users: [{ id: 'a' }, { id: 'a' }] }, 'users has the id a twice'],
    ['PUT', '/users', { users: [{ id: 'a', custom: [] }] }, 'users[0].custom must be an object'],
    ['PUT', '/users', { users: [{ id: 'a', teams: 'red' }] }, 'users[0].teams must be an array'],
    ['PATCH', '/users/john', { set: [] }, 'set must be an object'],
    ['POST', '/users/query', {}, 'filter_conditions must be an object'],
    ['POST', '/users/query', { filter_conditions: {}, limit: 101 }, 'limit must not be greater than 100'],
    ['POST', '/users/query', { filter_conditions: {}, offset: 1001 }, 'offset must not be greater than 1000'],
    ['DELETE', '/users/john?mode=all', undefined, 'mode must be one of the following values: soft, hard'],
    ['POST', '/users/john/tokens', { role: 'host' }, 'role needs call_cids'],
    ['POST', '/users/john/tokens/revoke', { before: 'now' }, 'before must be an RFC 3339 date'],
    ['GET', '/users/a%2Fb', undefined, 'id may only have letters, digits, @, _ and -'],
    ['GET', '/users/a%20b', undefined, 'id may only have letters, digits, @, _ and -'],
    ['GET', `/users/${LONG}`, undefined, 'id must be shorter than or equal to 255 characters'],
    ['GET', '/tasks/a.b', undefined, 'id may only have letters, digits, _ and -'],
    ['POST', '/calls', { type: 'a b', data: {} }, 'type may only have letters, digits, _ and -'],
    [
      'POST',
      '/calls',
      { type: 'a', data: { members: [{ user_id: 'a', custom: 1 }] } },
      'data.members[0].custom must be an object',
    ],
    [
      'PUT',
      '/calls/a/b',
      { data: { settings_override: { ring: { auto_cancel_timeout_ms: 1 } } } },
      'data.settings_override.ring.auto_cancel_timeout_ms must not be less than 5000',
    ],
    ['PUT', '/calls/a/b', { data: null }, 'data must be an object'],
    ['GET', `/calls/default/${LONG}`, undefined, 'id must be shorter than or equal to 64 characters'],
    ['GET', '/calls/default/a.b', undefined, 'id may only have letters, digits, _ and -'],
    ['GET', '/calls/de%3Afault/a', undefined, 'type may only have letters, digits, _ and -'],
    ['GET', '/calls/default/a?members_limit=x', undefined, 'members_limit must be an integer number'],
    ['GET', '/calls/default/a?member_limit=1', undefined, 'member_limit is not a known field'],
    ['DELETE', '/calls/default/a?hard=yes', undefined, 'hard must be true or false'],
    ['POST', '/calls/query', { sort: [{ field: 'id', direction: 2 }] }, 'sort[0].direction must be one of'],
    ['POST', '/calls/default/a/ring', { members_ids: [1] }, 'each value in members_ids must be a string'],
    ['GET', '/calls/default/a/members?sort=name', undefined, 'sort must be created_at, user_id'],
    [
      'PATCH',
      '/calls/default/a/members',
      { update_members: [{}] },
      'update_members[0].user_id must be a string',
    ],
    ['POST', '/calls/default/a/kick', {}, 'user_id must be a string'],
    ['POST', '/calls/default/a/kick', { user_id: 'a b' }, 'user_id may only have letters, digits'],
    ['POST', '/calls/default/a/block', { user_id: 7 }, 'user_id must be a string'],
    ['POST', '/calls/default/a/mute', { audio: true }, 'user_ids or mute_all_users is required'],
    [
      'POST',
      '/calls/default/a/mute',
      { mute_all_users: true, muted_by_id: 'a' },
      'audio or video or screenshare or screenshare_audio is required',
    ],
    ['POST', '/calls/default/a/mute', { user_ids: [], audio: true }, 'user_ids should not be empty'],
    ['POST', '/calls/default/a/mute', { mute_all_users: true, audio: true }, 'muted_by_id is required'],
    [
      'PATCH',
      '/calls/default/a/user-permissions/jack',
      {},
      'grant_permissions or revoke_permissions is required',
    ],
    [
      'PATCH',
      '/calls/default/a/user-permissions/jack',
      { grant_permissions: ['end-call'] },
      'each value in grant_permissions must be one of the following values: send-audio, send-video, screenshare',
    ],
    ['POST', '/calls/default/a/pin', { user_id: 'a', session_id: '' }, 'session_id should not be empty'],
    ['POST', '/calls/default/a/participants/query', { limit: 101 }, 'limit must not be greater than 100'],
    ['POST', '/calls/default/a/events', { custom: {} }, 'user_id is required'],
    ['POST', '/calls/default/a/events', { custom: [], user_id: 'a' }, 'custom must be an object'],
    ['POST', '/calls/default/a/recordings/video/start', {}, 'recording_type must be one of the following'],
    ['DELETE', '/calls/default/a/recordings/a/..%2Fb', undefined, 'filename may only have letters, digits'],
    ['DELETE', '/calls/default/a/transcriptions/.a/b', undefined, 'session may only have letters, digits'],
    ['POST', '/calls/default/a/transcriptions/start', { language: 'xx' }, 'language must be one of'],
    [
      'POST',
      '/calls/default/a/closed-captions/start',
      { speech_segment_config: { silence_duration_ms: 0 } },
      'speech_segment_config.silence_duration_ms must not be less than 1',
    ],
    ['POST', '/calls/default/a/rtmp-broadcasts/start', { name: '..', stream_url: 'a' }, 'name may only have'],
    ['POST', '/calls/default/a/rtmp-broadcasts/start', { name: 'a' }, 'stream_url must be a string'],
    [
      'POST',
      '/calls/default/a/rtmp-broadcasts/start',
      { name: 'a', stream_url: LONG },
      'stream_url must be shorter than or equal to 255 characters',
    ],
    ['POST', '/calls/default/a/rtmp-broadcasts/.a/stop', undefined, 'broadcast_name may only have'],
    ['GET', '/calls/default/a/report?session_id=', undefined, 'session_id should not be empty'],
    ['POST', '/call-stats/query', { limit: 101 }, 'limit must not be greater than 100'],
    ['POST', '/call-stats/sessions/query', { sort: [{}] }, 'sort[0].field must be a string'],
    ['POST', '/call-stats/daily/query', { from: '15.1.2026' }, 'from must be a day such as 2026-01-15'],
    ['POST', '/calls/default/a/feedback', { rating: 6 }, 'rating must not be greater than 5'],
    ['POST', '/calls/default/a/feedback', { rating: 5, sdk: 'a' }, 'sdk_version must be a string'],
    ['POST', '/call-feedback/query', { full: 'yes' }, 'full must be a boolean value'],
    ['PUT', '/calls/default/a/members/a%20b', {}, 'user_id may only have letters, digits, @, _ and -'],
  ])('is refused by the path of its field: %s %s %j', async (method, path, request, message) => {
    const { status, body } = await host.request(method, path, request);

    expect(status).toBe(400);
    expect(body).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: expect.arrayContaining([expect.stringContaining(message)]),
    });
  });

  it.each(['{"users": [', 'undefined', "{'a': 1}"])('that is no JSON is refused: %s', async (text) => {
    const { status, body } = await host.request('PUT', '/users', text);

    expect(status).toBe(400);
    expect(body).toEqual({ statusCode: 400, error: 'Bad Request', message: expect.any(String) });
  });

  it.each(['[]', '"text"', '7'])('that is no object is refused: %s', async (text) => {
    const { status, body } = await host.request('PUT', '/users', text);

    expect(status).toBe(400);
    expect(body).toMatchObject({ statusCode: 400, error: 'Bad Request' });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'of the type %s is refused, not ignored',
    async (type) => {
      const headers = { 'x-api-key': KEY, 'content-type': type };

      const { status, body } = await host.request('POST', '/calls/query', 'limit=1', headers);

      expect(status).toBe(415);
      expect(body).toEqual({ statusCode: 415, error: 'Unsupported Media Type', message: expect.any(String) });
    },
  );

  it('that is too large is refused', async () => {
    const { status, body } = await host.request('PUT', '/users', `{"users": ["${'x'.repeat(9_000_000)}"]}`);

    expect(status).toBe(413);
    expect(body).toEqual({ statusCode: 413, error: 'Payload Too Large', message: expect.any(String) });
  });

  it('is not walked where keys are free', async () => {
    const custom = {
      constructor: 'x',
      nested: { constructor: { a: 1 } },
      created_at: '2026-01-15T09:30:00Z',
    };

    const { status, body } = await host.request('PUT', '/users', { users: [{ id: 'john', custom }] });

    expect(status).toBe(200);
    expect(body.users.john.custom).toEqual(custom);
  });

  it('with treacherous names or depth is an error of the caller', async () => {
    const named = await host.request('PUT', '/users', {
      users: [{ id: 'a', teams_role: { constructor: 'x' } }],
    });
    const deep = await host.request(
      'POST',
      '/calls/query',
      `{"filter_conditions": ${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
    );

    expect([named.status, deep.status]).toEqual([400, 400]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('to an unknown path is 404 for %s', async (method) => {
    const { status, body } = await host.request(method, '/rooms');

    expect(status).toBe(404);
    expect(body).toEqual({ statusCode: 404, error: 'Not Found', message: `Cannot ${method} /rooms` });
  });

  it('may be empty although its type is JSON', async () => {
    const headers = { 'x-api-key': KEY, 'content-type': 'application/json' };
    await host.request('PUT', '/calls/default/empty', { data: { created_by_id: 'john' } });

    const { status } = await host.request('POST', '/calls/default/empty/go-live', undefined, headers);

    expect(status).toBe(200);
  });
});
