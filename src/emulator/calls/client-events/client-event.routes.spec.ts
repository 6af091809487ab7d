import { emulatedCalls, type CallFixture } from '../../../../test/support/emulated-call';
import { startStreamEmulator, type AppState } from '../..';

const calls = emulatedCalls();
const EVENT = {
  type: 'default',
  id: 'c1',
  stage: 'WSJoin',
  event_type: 'completed',
  outcome: 'success',
  retry_count_attempt: 0,
  join_attempt_id: 'a',
  coordinator_connect_id: 'b',
};

async function report({ server }: CallFixture, ...events: readonly unknown[]) {
  const { status, body } = await server.as('john').post('/video/call_client_event', { events });
  return status === 201 ? 'accepted' : String(body.message).replace(/^.*: "(.*)"$/s, '$1');
}

const stages = ({ apiKey }: CallFixture) =>
  (calls.emulator().exportState(apiKey).client_events ?? []).map(
    ({ stage, user_id }) => `${stage} ${user_id ?? ''}`,
  );

describe('ReportClientCallEvent', () => {
  it('keeps the events of clients, for the user who reports them', async () => {
    const fixture = await calls.make();
    const { session_id: call_session_id } = fixture.call.join('john');
    expect(await report(fixture, { ...EVENT, call_session_id, user_id: 'jane' }, { stage: 'Other' })).toBe(
      'accepted',
    );
    expect(stages(fixture)).toEqual(['WSJoin john', 'Other john']);
    const { body } = await fixture.server.post('/video/call_client_event', {
      events: [{ ...EVENT, call_session_id, user_id: 'jane' }],
    });
    expect(body).toEqual({ duration: expect.any(String) });
    expect(stages(fixture)[2]).toBe('WSJoin jane');
  });

  it('keeps the valid events of a batch that it refuses', async () => {
    const fixture = await calls.make();
    const valid = { ...EVENT, call_session_id: 's' };
    expect(await report(fixture, valid, { ...valid, outcome: 'fine' }, valid)).toBe(
      'events[1].outcome must be one of [success failure]',
    );
    expect(stages(fixture)).toEqual(['WSJoin john', 'WSJoin john']);
  });

  it.each<[string, object]>([
    ['call_session_id is a required field', {}],
    ['join_attempt_id is a required field', { join_attempt_id: '' }],
    ['outcome is a required field', { outcome: undefined, call_session_id: 's' }],
    ['outcome must not be set on initiated events', { event_type: 'initiated', call_session_id: 's' }],
    ['retry_failure_code is a required field', { outcome: 'failure', call_session_id: 's' }],
    ['peer_connection is a required field', { stage: 'PeerConnectionConnect', call_session_id: 's' }],
    ['retry_count_attempt must be 1000 or less', { retry_count_attempt: 1001 }],
    ['stage must be a maximum of 64 characters in length', { stage: 'x'.repeat(65) }],
    ['track_id is a required field', { stage: 'FirstVideoFrame', call_session_id: 's', sfu_id: 'x' }],
    ['camera_permission_status is a required field', { stage: 'MediaDevicePermission' }],
  ])('refuses an event: %s', async (reason, change) => {
    expect(await report(await calls.make(), { ...EVENT, ...change })).toBe(`events[0].${reason}`);
  });

  it('come back from an export, and go with a reset', async () => {
    const fixture = await calls.make();
    const { session_id: call_session_id } = fixture.call.join('john');
    await report(fixture, {
      ...EVENT,
      call_session_id,
      outcome: 'failure',
      retry_failure_code: '1',
      retry_failure_reason: 'x',
      sfu_id: 's',
    });
    const state = calls.emulator().exportState(fixture.apiKey);
    expect(state.client_events).toMatchObject([
      { call_cid: 'default:c1', call_session_id, is_failure: true },
    ]);

    const copy = await startStreamEmulator({ seed: JSON.parse(JSON.stringify(state)) as AppState });
    expect(copy.exportState()).toEqual(state);
    copy.importState({});
    expect(copy.exportState().client_events).toEqual([]);
    await copy.close();
  });

  it('takes at most 100 events at once', async () => {
    const fixture = await calls.make();
    const event = { stage: 'Other' };
    expect(await report(fixture, ...Array.from({ length: 101 }, () => event))).toBe(
      'events must contain at maximum 100 items',
    );
    expect((await fixture.server.post('/video/call_client_event', {})).body.message).toContain(
      'events is a required field',
    );
  });
});
