import { customFields, valueAt } from '../../query/custom-field';
import { COMPARISONS, type FilterOperator } from '../../query/filter-operator';
import { fieldsOf, type QueryField, type QueryModel } from '../../query/query-model';
import type { App } from '../../world/app';
import type { UserRecord } from '../../world/user-store';
import { activeBan } from '../user-standing';

const CUSTOM_OPERATORS: readonly FilterOperator[] = [...COMPARISONS, '$contains'];

/** What users can be filtered and sorted by. A name that is no built-in field is one of `custom`. */
export function userQueryModel(app: App): QueryModel<UserRecord> {
  const custom = customFields((user: UserRecord) => user.custom, CUSTOM_OPERATORS);
  return {
    name: 'QueryUsers',
    field: fieldsOf(builtInFields(app), (name) => custom(name) ?? bareCustomField(name)),
    sort: { byDefault: [{ field: 'created_at', direction: -1 }], tieBreak: (user) => user.id },
  };
}

function builtInFields(app: App): Readonly<Record<string, QueryField<UserRecord>>> {
  return {
    id: {
      type: 'string',
      operators: [...COMPARISONS, '$autocomplete', '$ne', '$nin'],
      read: (user) => user.id,
    },
    name: { type: 'string', operators: [...COMPARISONS, '$autocomplete'], read: (user) => user.name },
    username: {
      type: 'string',
      operators: ['$autocomplete', '$eq'],
      read: (user) => user.custom.username,
    },
    email: { type: 'string', operators: ['$eq', '$in'], read: (user) => user.custom.email },
    role: { type: 'string', operators: COMPARISONS, read: (user) => user.role },
    language: { type: 'string', operators: ['$eq'], read: (user) => user.language },
    teams: { type: 'strings', operators: ['$contains', '$eq', '$in'], read: (user) => user.teams },
    banned: flag((user) => activeBan(app, user)?.shadow === false),
    shadow_banned: flag((user) => activeBan(app, user)?.shadow === true),
    bypass_moderation: flag(() => false),
    created_at: { type: 'date', operators: COMPARISONS, read: (user) => user.createdAt },
    updated_at: { type: 'date', operators: COMPARISONS, read: (user) => user.updatedAt },
    last_active: { type: 'date', operators: COMPARISONS, read: (user) => user.lastActive },
  };
}

function flag(read: (user: UserRecord) => boolean): QueryField<UserRecord> {
  return { type: 'boolean', operators: ['$eq', '$ne'], read };
}

function bareCustomField(name: string): QueryField<UserRecord> | undefined {
  if (name === '' || name.startsWith('$')) return undefined;
  const path = name.split('.');
  return { type: 'json', operators: CUSTOM_OPERATORS, read: (user) => valueAt(user.custom, path) };
}
