import { emulatedCalls } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls();

describe('statsReportReady', () => {
  it('tells of the statistics of the latest session, or of the one asked for', async () => {
    const { call, latest } = await calls.make();
    const { session_id: first } = call.join('john', { user_session_id: 'phone' });
    call.publish('john', ['audio']);
    call.endSession();
    const { session_id: second } = call.join('jane');

    call.statsReportReady({ session_id: first });
    expect(latest('call.stats_report_ready')).toMatchObject({
      call_cid: 'default:c1',
      session_id: first,
      counts: { participants: 1, publishers: 1, live_sessions: 0 },
      is_trimmed: false,
      participants_overview: [
        {
          user_id: 'john',
          sessions: [{ user_session_id: 'phone', started_at: expect.stringMatching(/\.\d{9}Z$/) }],
        },
      ],
    });
    call.statsReportReady();
    expect(latest('call.stats_report_ready')).toMatchObject({
      session_id: second,
      counts: { live_sessions: 1 },
    });
  });

  it('needs a session', async () => {
    const { call } = await calls.make();
    expect(() => {
      call.statsReportReady();
    }).toThrow('call session not found');
  });
});
