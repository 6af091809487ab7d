import type { OperationRequest, UsersChange } from '../transport/operation';

/** The change of the user in the path, `{user_id}`. */
export function userInPath({ path }: OperationRequest): UsersChange {
  return changed([path?.user_id]);
}

/** The change of the user in the query, `user_id`. */
export function userInQuery({ query }: OperationRequest): UsersChange {
  return changed([query?.user_id]);
}

/** The change of the user in the body, `user_id`. */
export function userInBody(request: OperationRequest): UsersChange {
  return changed([bodyField(request, 'user_id')]);
}

/** The change of the users in a list of ids in the body. */
export function usersInBody(request: OperationRequest, kind: UsersChange['kind'] = 'changed'): UsersChange {
  return { kind, userIds: texts(list(bodyField(request, 'user_ids'))) };
}

/** The change of the users that the objects of a list in the body name in a field. */
export function usersInItems(request: OperationRequest, name: string, idField: string): UsersChange {
  const items = list(bodyField(request, name));
  return changed(items.map((item) => (Object(item) as Record<string, unknown>)[idField]));
}

/** A field of the body, which may be anything: `client.request` sends bodies of no known type. */
export function bodyField({ body }: OperationRequest, name: string): unknown {
  return (body as Readonly<Record<string, unknown>> | undefined)?.[name];
}

function changed(userIds: readonly unknown[]): UsersChange {
  return { kind: 'changed', userIds: texts(userIds) };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}
