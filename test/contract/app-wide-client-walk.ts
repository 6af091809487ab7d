import type { StreamClient } from '../../src/stream/stream.client';

/** Uses every method about what belongs to the whole app at least once. Expects the users john and jane. */
export async function driveAppWideByClient(client: StreamClient): Promise<void> {
  await devicesAndPush(client);
  await blocksAndGuests(client);
  await usersInTasks(client);
  await rolesAndPermissions(client);
  await blockLists(client);
  await userGroups(client);
  await imports(client);
  await importsV2(client);
  await externalStorage(client);
  await client.getRateLimits({ server_side: true, endpoints: ['GetCall', 'QueryCalls'] });
  await client.checkSNS({ sns_topic_arn: 'arn', sns_key: 'k', sns_secret: 's' });
  await client.checkSQS({ sqs_url: 'https://sqs.invalid', sqs_key: 'k', sqs_secret: 's' });
}

async function devicesAndPush(client: StreamClient): Promise<void> {
  const device = { id: 't', push_provider: 'apn', voip_token: true, hardware_id: 'h' } as const;
  await client.createDevice({ ...device, user_id: 'john' });
  await client.listDevices({ user_id: 'john' });
  await client.checkPush({ user_id: 'john', event_type: 'message.new' });
  await client.deleteDevice({ id: 't', user_id: 'john' });
  await client.upsertPushProvider({
    push_provider: { name: 'mine', type: 'firebase', firebase_credentials: '{"private_key":"x"}' },
  });
  await client.listPushProviders();
  const push_provider = { push_provider_type: 'firebase', push_provider_name: 'mine' } as const;
  await client.upsertPushTemplate({ ...push_provider, event_type: 'message.new', template: '{}' });
  await client.getPushTemplates(push_provider);
  await client.deletePushProvider({ type: 'firebase', name: 'mine' });
  await client.updatePushNotificationPreferences({
    preferences: [
      { user_id: 'john', call_level: 'none', disabled_until: new Date() },
      { user_id: 'jane', chat_level: 'direct_mentions', remove_disable: true },
    ],
  });
}

async function blocksAndGuests(client: StreamClient): Promise<void> {
  const block = { user_id: 'john', blocked_user_id: 'jane' };
  await client.blockUsers(block);
  await client.getBlockedUsers({ user_id: 'john' });
  await client.unblockUsers(block);
  await client.createGuest({ user: { id: 'visitor', name: 'Visitor' } });
}

async function usersInTasks(client: StreamClient): Promise<void> {
  const users = { user_ids: ['jane'], created_by_id: 'john' };
  await client.waitForTask((await client.deactivateUsers(users)).task_id);
  await client.waitForTask((await client.reactivateUsers(users)).task_id);
  await client.waitForTask((await client.exportUsers({ user_ids: ['john'] })).task_id);
  await client.exportUser({ user_id: 'john' });
}

async function rolesAndPermissions(client: StreamClient): Promise<void> {
  await client.searchRoles({ query: 'us', limit: 5, role_type: 'user', include_global_roles: true });
  const permission = { id: 'mine', name: 'Mine', action: 'JoinCall', condition: { a: 1 } };
  await client.createPermission({ ...permission, owner: true });
  await client.updatePermission({ ...permission, same_team: true });
  await client.getPermission({ id: 'mine' });
  await client.listPermissions();
  await client.deletePermission({ id: 'mine' });
}

async function blockLists(client: StreamClient): Promise<void> {
  const { blocklist } = await client.createBlockList({ name: 'rude', type: 'word', words: ['a'] });
  await client.updateBlockList({ name: 'rude', words: ['b'], is_leet_check_enabled: true });
  await client.importBlockList({ id: blocklist?.id ?? '', items: ['c'], chunk_size: 10 });
  await client.getBlockList({ name: 'rude' });
  for await (const { name } of client.iterateBlockLists({ limit: 1 })) await client.deleteBlockList({ name });
}

async function userGroups(client: StreamClient): Promise<void> {
  const id = 'crew';
  await client.createUserGroup({ id, name: 'Crew', description: 'd', member_ids: ['john'] });
  await client.addUserGroupMembers({ id, member_ids: ['jane'], as_admin: true });
  await client.removeUserGroupMembers({ id, member_ids: ['john'] });
  await client.updateUserGroup({ id, name: 'Staff' });
  await client.getUserGroup({ id });
  await client.searchUserGroups({ query: 'st', limit: 5 });
  for await (const group of client.iterateUserGroups({ limit: 50 })) await client.deleteUserGroup(group);
}

async function imports(client: StreamClient): Promise<void> {
  const { path } = await client.createImportURL({ filename: 'users.json' });
  const { import_task } = await client.createImport({ path, mode: 'upsert', merge_custom: true });
  await client.getImport({ id: import_task?.id ?? '' });
  await client.listImports();
}

async function importsV2(client: StreamClient): Promise<void> {
  const settings = { mode: 'upsert', path: 'a', s3: { bucket: 'b', dir: 'd', region: 'eu' } };
  const { id } = await client.createImportV2Task({ product: 'chat', settings, user_id: 'john' });
  await client.getImportV2Task({ id });
  await client.listImportV2Tasks({ state: 1 });
  await client.cancelImportV2Task({ id });
  const queued = await client.createImportV2Task({ product: 'feeds', settings: {} });
  await client.deleteImportV2Task({ id: queued.id });
  const gcs = { bucket: 'b', credentials: '{}', path_prefix: 'p' };
  await client.upsertImporterExternalStorage({ type: 'gcs', gcs });
  await client.getImporterExternalStorage();
  await client.validateImporterExternalStorage();
  await client.deleteImporterExternalStorage();
}

async function externalStorage(client: StreamClient): Promise<void> {
  const storage = { name: 'mine', bucket: 'b', path: 'p' };
  const azure_blob = {
    abs_account_name: 'a',
    abs_client_id: 'c',
    abs_client_secret: 's',
    abs_tenant_id: 't',
  };
  await client.createExternalStorage({ ...storage, storage_type: 'abs', azure_blob });
  await client.updateExternalStorage({ ...storage, storage_type: 's3', aws_s3: { s3_region: 'eu' } });
  await client.listExternalStorage();
  await client.checkExternalStorage({ name: 'mine' });
  await client.deleteExternalStorage({ name: 'mine' });
}
