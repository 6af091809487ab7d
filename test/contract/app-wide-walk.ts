import type { EmulatorHttp } from '../support/emulator-http';

/** Uses every operation on what belongs to the whole app at least once. */
export async function driveAppWide(stream: EmulatorHttp): Promise<void> {
  await blockLists(stream);
  await userGroups(stream);
  await permissions(stream);
  await pushTemplates(stream);
  await imports(stream);
  await importsV2(stream);
  await sip(stream);
}

async function blockLists(stream: EmulatorHttp): Promise<void> {
  const { body } = await stream.post('/blocklists', {
    name: 'rude',
    words: ['a'],
    team: 'red',
    user_id: 'john',
  });
  await stream.post('/blocklists', { name: 'rude', words: ['a'] });
  await stream.get('/blocklists?limit=1');
  await stream.get('/blocklists/rude?team=red');
  await stream.put('/blocklists/rude', { words: ['b'], is_leet_check_enabled: true });
  const { id } = body.blocklist as { id: string };
  await stream.post(`/blocklists/${id}/import`, { items: ['c'], chunk_size: 10 });
  await stream.delete('/blocklists/rude');
  await stream.delete('/blocklists/rude');
}

async function userGroups(stream: EmulatorHttp): Promise<void> {
  await stream.post('/usergroups', { id: 'crew', name: 'Crew', description: 'd', member_ids: ['john'] });
  await stream.get('/usergroups?limit=1');
  await stream.get('/usergroups/search?query=cr');
  await stream.post('/usergroups/crew/members', { member_ids: ['jane'], as_admin: true });
  await stream.post('/usergroups/crew/members/delete', { member_ids: ['john'] });
  await stream.put('/usergroups/crew', { name: 'Staff' });
  await stream.get('/usergroups/crew');
  await stream.delete('/usergroups/crew');
  await stream.get('/usergroups/crew');
}

async function permissions(stream: EmulatorHttp): Promise<void> {
  const permission = { name: 'Mine', action: 'JoinCall', condition: { a: 1 } };
  await stream.post('/permissions', { ...permission, id: 'mine', description: 'd', owner: true });
  await stream.get('/permissions');
  await stream.get('/permissions/mine');
  await stream.put('/permissions/mine', { ...permission, same_team: true });
  await stream.delete('/permissions/mine');
  await stream.delete('/permissions/mine');
}

async function pushTemplates(stream: EmulatorHttp): Promise<void> {
  const event = { event_type: 'message.new', push_provider_type: 'apn' };
  await stream.post('/push_templates', { ...event, enable_push: true, template: '{}' });
  await stream.get('/push_templates?push_provider_type=apn&push_provider_name=apn');
  await stream.get('/push_templates');
}

async function imports(stream: EmulatorHttp): Promise<void> {
  const { path } = (await stream.post('/import_urls', { filename: 'users.json' })).body as { path: string };
  const { body } = await stream.post('/imports', { path, mode: 'upsert', merge_custom: true });
  const { id } = body.import_task as { id: string };
  for (let reads = 0; reads < 3; reads += 1) await stream.get(`/imports/${id}`);
  await stream.get('/imports');
}

async function importsV2(stream: EmulatorHttp): Promise<void> {
  const settings = { mode: 'upsert', path: 'a', s3: { bucket: 'b', dir: 'd', region: 'eu' } };
  const create = async () =>
    (await stream.post<{ id: string }>('/imports/v2', { product: 'chat', settings, user_id: 'john' })).body
      .id;
  const id = await create();
  for (let reads = 0; reads < 3; reads += 1) await stream.get(`/imports/v2/${id}`);
  await stream.get('/imports/v2?state=3');
  await stream.post(`/imports/v2/${await create()}/cancel`);
  await stream.get('/imports/v2');
  await stream.delete(`/imports/v2/${await create()}`);
  const storage = '/imports/v2/external-storage';
  await stream.put(storage, { type: 'aws_s3', aws_s3: { bucket: 'b', region: 'eu', role_arn: 'arn' } });
  await stream.get(storage);
  await stream.put(storage, { type: 'gcs', gcs: { bucket: 'b', credentials: '{}', path_prefix: 'p' } });
  await stream.get(storage);
  await stream.post(`${storage}/validate`);
  await stream.delete(storage);
  await stream.get(storage);
}

async function sip(stream: EmulatorHttp): Promise<void> {
  const trunks = '/video/sip/inbound_trunks';
  const rules = '/video/sip/inbound_routing_rules';
  const trunk = { name: 'Trunk', numbers: ['+100'], allowed_ips: ['10.0.0.0/8'] };
  const { id } = (await stream.post(trunks, trunk)).body.sip_trunk as { id: string };
  await stream.get(trunks);
  await stream.put(`${trunks}/${id}`, { ...trunk, password: 'secret' });
  const caller = { trunk_ids: [id], caller_configs: { id: 'sip', custom_data: { name: 'x' } } };
  const direct = {
    ...caller,
    name: 'Direct',
    called_numbers: ['+100'],
    caller_numbers: ['+49'],
    call_configs: { custom_data: { a: 1 } },
    direct_routing_configs: { call_id: 'phone', call_type: 'default' },
    pin_protection_configs: { enabled: true, default_pin: '123', max_attempts: 3 },
  };
  const rule = (await stream.post(rules, direct)).body as { id: string };
  await stream.post(rules, { ...caller, name: 'Pin', pin_routing_configs: { pin_prompt: 'Your number?' } });
  await stream.get(rules);
  await stream.put(`${rules}/${rule.id}`, { ...direct, name: 'Renamed' });
  const numbers = { sip_trunk_number: '+100', sip_caller_number: '+49' };
  await stream.post('/video/sip/auth', numbers);
  await stream.post('/video/sip/auth', { ...numbers, source_ip: '10.1.1.1' });
  await stream.post('/video/sip/auth', { ...numbers, sip_trunk_number: '+1' });
  await stream.post('/video/sip/resolve', { ...numbers, trunk_id: id });
  await stream.post('/video/sip/resolve', { ...numbers, challenge: { username: 'x', response: 'y' } });
  await stream.get('/video/call/default/standup');
  await stream.delete(`${trunks}/${id}`);
  for (const { id: ruleId } of (await stream.get(rules)).body.sip_inbound_routing_rules as { id: string }[]) {
    await stream.delete(`${rules}/${ruleId}`);
  }
  await stream.delete(`${trunks}/${id}`);
}
