import { emulatedCalls, type CallFixture } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls();
let fixture: CallFixture;

beforeEach(async () => {
  fixture = await calls.make();
  for (const id of ['john', 'jane', 'jack']) fixture.call.join(id);
});

async function found(filter_conditions: object = {}, limit = '') {
  const { body } = await fixture.server.post<{
    participants: { user: { id: string } }[];
    total_participants: number;
  }>(`${fixture.path}/participants${limit}`, { filter_conditions });
  return [body.total_participants, body.participants.map(({ user }) => user.id)];
}

describe('QueryCallParticipants', () => {
  it('finds who is in, in order of joining', async () => {
    expect(await found()).toEqual([3, ['john', 'jane', 'jack']]);
    expect(await found({}, '?limit=2')).toEqual([3, ['john', 'jane']]);
    expect(await found({ user_id: { $in: ['jack', 'john'] } })).toEqual([2, ['john', 'jack']]);
    fixture.call.leave('john');
    expect(await found()).toEqual([2, ['jane', 'jack']]);
    fixture.call.endSession();
    expect(await found()).toEqual([0, []]);
  });

  it('finds them by what they send', async () => {
    const { server, path, call } = fixture;
    call.publish('john', ['audio', 'video']);
    call.publish('jane', ['audio', 'screenshare']);
    expect(await found({ published_tracks: 'audio' })).toEqual([2, ['john', 'jane']]);
    expect(await found({ published_tracks: { $in: ['video', 'screenshare'] } })).toEqual([
      2,
      ['john', 'jane'],
    ]);

    await server.post(`${path}/mute_users`, { user_ids: ['john'], audio: true, muted_by_id: 'jack' });
    expect(await found({ published_tracks: 'audio' })).toEqual([1, ['jane']]);
    expect(await found({ published_tracks: 'video' })).toEqual([1, ['john']]);
    await server.post(`${path}/user_permissions`, { user_id: 'jane', revoke_permissions: ['screenshare'] });
    expect(await found({ published_tracks: 'screenshare' })).toEqual([0, []]);
    await server.post(`${path}/mute_users`, { mute_all_users: true, audio: true, muted_by_id: 'jack' });
    expect(await found({ published_tracks: 'audio' })).toEqual([0, []]);
    expect(() => {
      call.publish('eve', []);
    }).toThrow('the user eve is not in the call');
  });
});
