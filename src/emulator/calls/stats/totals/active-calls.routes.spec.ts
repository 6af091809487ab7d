import { emulatedCalls, STILL_CLOCK } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls({ clock: STILL_CLOCK });

describe('GetActiveCallsStatus', () => {
  it('counts who is in calls, sends and receives', async () => {
    const { server, call, apiKey, advance } = await calls.make();
    await server.post('/video/call/default/c2', { data: { created_by_id: 'john' } });
    const other = calls.emulator().call('default:c2', { apiKey });
    call.join('john');
    advance(600);
    call.join('jane');
    call.publish('jane', ['audio']);
    other.join('jack');
    other.join('john');
    other.leave('john');
    await server.post('/video/call_client_event', {
      events: [
        {
          stage: 'CoordinatorJoin',
          type: 'default',
          id: 'c1',
          join_attempt_id: 'a',
          coordinator_connect_id: 'b',
          event_type: 'completed',
          outcome: 'failure',
          retry_count_attempt: 3,
          retry_failure_code: '500',
          retry_failure_reason: 'x',
        },
      ],
    });
    const { body } = await server.get('/video/active_calls_status');
    expect(body).toMatchObject({
      summary: { active_calls: 2, participants: 3, active_publishers: 1, active_subscribers: 1 },
      metrics: {
        join_call_api: { total: 4, failures: 1 },
        publishers: { all: { rtt_ms: { p50: 20, p90: 20 } } },
      },
    });
    expect(body.end_time - body.start_time).toBe(300e9);
  });

  it('is quiet where nobody is in a call, and not for users', async () => {
    const { server, path } = await calls.make();
    await server.post(`${path}/ring`);
    expect((await server.get('/video/active_calls_status')).body).toMatchObject({
      summary: { active_calls: 0, participants: 0, active_publishers: 0, active_subscribers: 0 },
      metrics: { publishers: { all: {} }, subscribers: { all: {} } },
    });
    expect((await server.as('john').get('/video/active_calls_status')).status).toBe(403);
  });
});
