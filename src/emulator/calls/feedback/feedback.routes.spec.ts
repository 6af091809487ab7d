import { emulatedCalls, type CallFixture } from '../../../../test/support/emulated-call';
import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startStreamEmulator } from '../..';

const calls = emulatedCalls();
const SAID = { sdk: 'js', sdk_version: '1.2.3' };

interface ShownFeedback {
  readonly user_id: string;
  readonly rating: number;
}

async function found({ server }: CallFixture, query: object = {}) {
  const { body } = await server.post<{ user_feedback: ShownFeedback[]; next?: string; prev?: string }>(
    '/video/call/feedback',
    query,
  );
  return { ...body, ratings: body.user_feedback.map(({ user_id, rating }) => `${user_id} ${rating}`) };
}

describe('user feedback', () => {
  it('is collected from users, told of, and counted in the report', async () => {
    const fixture = await calls.make();
    const { server, path, call, latest } = fixture;
    const client = { browser: 'Firefox', browser_version: '130', os: 'Linux', device: 'desktop' };
    const { session_id, user_session_id } = call.join('john', { client });
    call.leave('john');
    const feedback = { ...SAID, rating: 2, reason: 'echo', custom: { topic: 'audio' } };
    expect((await server.as('john').post(`${path}/feedback`, feedback)).status).toBe(201);
    expect((await server.post(`${path}/feedback`, { ...SAID, rating: 5, user_session_id })).status).toBe(201);

    expect(latest('call.user_feedback_submitted')).toMatchObject({
      ...SAID,
      call_cid: 'default:c1',
      session_id,
      rating: 5,
      user: { id: 'john' },
    });
    const { user_feedback } = await found(fixture, { filter_conditions: { rating: { $lt: 3 } } });
    expect(user_feedback).toEqual([
      {
        ...feedback,
        cid: 'default:c1',
        session_id,
        user_id: 'john',
        platform: {
          browser: { name: 'Firefox', version: '130' },
          device: { name: 'desktop' },
          os: { name: 'Linux' },
        },
      },
    ]);
    expect((await server.get(`${path}/report`)).body.report.user_ratings).toEqual({ count: 2, average: 3.5 });
  });

  it('is of the session that was current for the device', async () => {
    const fixture = await calls.make();
    const { call, server, path } = fixture;
    const first = call.join('john', { user_session_id: 'phone' });
    call.endSession();
    const second = call.join('john', { user_session_id: 'laptop' });
    for (const user_session_id of ['phone', 'laptop']) {
      await server.as('john').post(`${path}/feedback`, { ...SAID, rating: 4, user_session_id });
    }
    expect((await found(fixture)).user_feedback).toMatchObject([
      { session_id: second.session_id },
      { session_id: first.session_id },
    ]);
  });

  it('is found by call, session, user, rating and time, page by page', async () => {
    const fixture = await calls.make();
    const { call } = fixture;
    const { session_id } = call.join('john');
    for (const [index, id] of ['john', 'jane', 'jack'].entries())
      call.submitFeedback(id, { rating: index + 3 });

    expect((await found(fixture)).ratings).toEqual(['jack 5', 'jane 4', 'john 3']);
    const filters: readonly (readonly [object, readonly string[]])[] = [
      [{ call_cid: 'default:c1', call_session_id: session_id, rating: { $gte: 4 } }, ['jack 5', 'jane 4']],
      [{ user_id: { $in: ['john', 'jane'] } }, ['jane 4', 'john 3']],
      [{ call_cid: 'default:other' }, []],
      [{ created_at: { $lt: '2020-01-01T00:00:00Z' } }, []],
    ];
    for (const [filter_conditions, ratings] of filters) {
      expect((await found(fixture, { filter_conditions })).ratings).toEqual(ratings);
    }
    const sort = [{ field: 'created_at', direction: 1 }];
    const first = await found(fixture, { sort, limit: 2 });
    expect(first.ratings).toEqual(['john 3', 'jane 4']);
    const second = await found(fixture, { limit: 2, next: first.next });
    expect(second.ratings).toEqual(['jack 5']);
    expect((await found(fixture, { limit: 2, prev: second.prev })).ratings).toEqual(['john 3', 'jane 4']);
  });

  it('is refused where something is wrong', async () => {
    const { server, path, call, refusal } = await calls.make();
    const valid = { ...SAID, rating: 5 };
    expect(await refusal('/feedback', { ...valid, user_session_id: 'x' })).toBe(
      '404 user session x not found',
    );
    expect((await server.as('john').post(`${path}/feedback`, valid)).body).toMatchObject({
      code: 16,
      message: expect.stringContaining('call session not found'),
    });
    call.join('john');
    expect(await refusal('/feedback', valid)).toContain('400 user_session_id must be provided');
    expect(await refusal('/feedback', { ...valid, rating: 6 })).toBe('400 rating must be 5 or less');
    expect(await refusal('/feedback', { ...valid, rating: 0 })).toBe('400 rating must be 1 or greater');
    expect(await refusal('/feedback', { rating: 5, sdk: 'js' })).toBe('400 sdk_version is a required field');
    expect(await refusal('/feedback', { ...valid, reason: 'x'.repeat(1001) })).toContain(
      '400 reason must be',
    );
    expect((await server.as('john').post('/video/call/feedback', {})).status).toBe(403);
    expect(
      (await server.post('/video/call/feedback', { filter_conditions: { rating: 'x' } })).body.message,
    ).toContain('expected number for field');
  });

  it('comes back from an export, and goes with a reset', async () => {
    const { call, apiKey } = await calls.make();
    call.join('john', { client: { browser: 'Firefox' } });
    call.submitFeedback('john', { rating: 1, reason: 'noise', custom: { a: 1 } });
    const state = calls.emulator().exportState(apiKey);
    expect(state.user_feedback).toHaveLength(1);

    const copy = await startStreamEmulator();
    copy.importState(state);
    expect(copy.exportState()).toEqual(state);
    const { body } = await new EmulatorHttp(copy).post('/video/call/feedback');
    expect(body.user_feedback).toMatchObject([{ user_id: 'john', rating: 1, reason: 'noise' }]);
    copy.reset();
    expect((await new EmulatorHttp(copy).post('/video/call/feedback')).body.user_feedback).toEqual([]);
    await copy.close();
  });
});
