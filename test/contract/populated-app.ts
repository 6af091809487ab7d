import type { AppState, EmulatedCall } from '../../src/emulator';
import type { EmulatorHttp } from '../support/emulator-http';
import type { KnownValues } from './arbitrary-request';

/** Puts something of most kinds into an app, so that requests find what they name. `people` take part in `default:standup`. */
export async function populate(stream: EmulatorHttp, people: EmulatedCall): Promise<void> {
  const users = ['john', 'jane', 'jack'];
  await stream.post('/users', { users: Object.fromEntries(users.map((id) => [id, { id, teams: ['red'] }])) });
  await stream.post('/roles', { name: 'teacher' });
  await stream.post('/permissions', { id: 'mine', name: 'Mine', action: 'JoinCall', condition: {} });
  await stream.post('/devices', { id: 'phone', push_provider: 'apn', user_id: 'john' });
  await stream.post('/video/calltypes', { name: 'webinar' });
  await stream.post('/external_storage', { name: 'archive', bucket: 'b', storage_type: 's3', aws_s3: {} });
  await stream.post('/push_templates', { event_type: 'message.new', push_provider_type: 'apn' });
  await stream.post('/blocklists', { name: 'rude', words: ['a'] });
  await stream.post('/usergroups', { id: 'crew', name: 'Crew', member_ids: ['john'] });
  await stream.post('/imports', { path: 'a', mode: 'upsert' });
  await stream.post('/imports/v2', { product: 'chat', settings: {} });
  await stream.put('/imports/v2/external-storage', { type: 'gcs', gcs: { bucket: 'b', credentials: '{}' } });
  await stream.post('/export/users', { user_ids: ['john'] });
  await populateSip(stream);
  await populateCalls(stream, people);
}

async function populateSip(stream: EmulatorHttp): Promise<void> {
  const trunk = await stream.post('/video/sip/inbound_trunks', { name: 'Trunk', numbers: ['+100'] });
  await stream.post('/video/sip/inbound_trunks', { name: 'Spare', numbers: ['+200'] });
  await stream.post('/video/sip/inbound_routing_rules', {
    name: 'Rule',
    trunk_ids: [(trunk.body.sip_trunk as { id: string }).id],
    caller_configs: { id: 'sip-{{sip_caller_number}}' },
    direct_routing_configs: { call_id: 'phone', call_type: 'default' },
  });
}

async function populateCalls(stream: EmulatorHttp, people: EmulatedCall): Promise<void> {
  const data = { created_by_id: 'john', members: [{ user_id: 'jane' }], custom: { a: 1 } };
  await stream.post('/video/call/default/standup', { data });
  await stream.post('/video/call/livestream/show', { data });
  people.join('john');
  people.join('jane');
  await stream.post('/video/call/default/standup/recordings/composite/start', {});
}

/** What texts can mean in the app with this state, by the names of fields and parameters. */
export function knownValues(state: AppState): KnownValues {
  const users = ['john', 'jane', 'jack', 'nobody'];
  const ofCalls = ['standup', 'show'];
  const ids = (records: readonly { readonly id?: string }[] = []) => records.flatMap(({ id }) => id ?? []);
  const trunks = ids(state.sip_trunks);
  return {
    ...Object.fromEntries(USER_FIELDS.map((field) => [field, users])),
    id: [...ofCalls, ...users, 'phone'],
    'call.type': ['default', 'livestream'],
    'call.id': ofCalls,
    'blocklists.id': ids(state.block_lists),
    'blocklists.name': ['rude'],
    'usergroups.id': ['crew'],
    'permissions.id': ['mine', 'join-call'],
    'external_storage.name': ['archive'],
    'push_providers.name': ['apn', 'firebase'],
    'push_providers.type': ['apn', 'firebase'],
    'calltypes.name': ['webinar', 'default'],
    'roles.name': ['teacher', 'user'],
    'tasks.id': ids(state.tasks),
    'imports.id': ids(state.imports),
    'v2.id': ids(state.imports_v2),
    'inbound_trunks.id': trunks,
    'inbound_routing_rules.id': ids(state.sip_inbound_routing_rules),
    'rtmp_broadcasts.name': ['a'],
    type: ['default', 'livestream', 'apn'],
    call_id: ofCalls,
    call_type: ['default', 'livestream'],
    name: ['webinar', 'teacher', 'archive', 'rude', 'apn', 'firebase'],
    routing_number: ['1234567890'],
    trunk_id: trunks,
    trunk_ids: trunks,
    sip_trunk_number: ['+100'],
    role: ['user', 'admin', 'teacher'],
    recording_type: ['composite', 'individual', 'raw'],
    recording_external_storage: ['archive'],
    transcription_external_storage: ['archive'],
    push_provider_name: ['apn', 'firebase'],
    team: ['red'],
    team_id: ['red'],
    cursor: ['x'],
  };
}

const USER_FIELDS = [
  'user_id',
  'user_ids',
  'target_user_id',
  'blocked_user_id',
  'created_by_id',
  'member_ids',
  'members_ids',
  'remove_members',
  'muted_by_id',
  'kicked_by_id',
  'target_ids',
  'speaker_id',
];
