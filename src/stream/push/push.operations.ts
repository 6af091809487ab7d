import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';
import { usersInItems } from '../user-changes/named-users';

/** Push providers, their templates, and what users are notified of. */
export const PUSH_OPERATIONS = declareOperations({
  ListPushProviders: { method: 'GET', path: '/push_providers', retry: 'read', reason: READS },
  UpsertPushProvider: {
    method: 'POST',
    path: '/push_providers',
    retry: 'idempotent',
    reason: SAME_CONTENT,
  },
  DeletePushProvider: {
    method: 'DELETE',
    path: '/push_providers/{provider_type}/{provider_name}',
    retry: 'delete',
    reason: 'a second request finds no such push provider',
  },
  GetPushTemplates: { method: 'GET', path: '/push_templates', retry: 'read', reason: READS },
  UpsertPushTemplate: {
    method: 'POST',
    path: '/push_templates',
    retry: 'idempotent',
    reason: SAME_CONTENT,
  },
  UpdatePushNotificationPreferences: {
    method: 'POST',
    path: '/push_preferences',
    retry: 'idempotent',
    reason: SAME_CONTENT,
    changesUsers: (request) => usersInItems(request, 'preferences', 'user_id'),
  },
  CheckPush: {
    method: 'POST',
    path: '/check_push',
    retry: 'unsafe',
    reason: 'a second request sends the test message again',
  },
});
