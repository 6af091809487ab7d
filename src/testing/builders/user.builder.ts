import { randomUUID } from 'node:crypto';
import type { UserRequest } from '../../stream/models/user.model';
import { clientOf, type BuilderTarget } from './builder-target';

/** Describes a user. Each method returns a new builder. */
export class UserBuilder {
  readonly #fields: Readonly<UserRequest>;

  constructor(fields: Readonly<UserRequest>) {
    this.#fields = fields;
  }

  get id(): string {
    return this.#fields.id;
  }

  named(name: string): UserBuilder {
    return this.with({ name });
  }

  withRole(role: string): UserBuilder {
    return this.with({ role });
  }

  withTeams(...teams: readonly string[]): UserBuilder {
    return this.with({ teams: [...teams] });
  }

  withCustom(custom: Record<string, unknown>): UserBuilder {
    return this.with({ custom });
  }

  /** Any field of the request. */
  with(fields: Omit<Partial<UserRequest>, 'id'>): UserBuilder {
    return new UserBuilder({ ...this.#fields, ...fields });
  }

  /** The user as a request of Stream's API, or as state for `StreamTestingModule.forRoot({ state })`. */
  build(): UserRequest {
    return { ...this.#fields };
  }

  /** Creates the user, or replaces it. */
  async create(target: BuilderTarget): Promise<UserRequest> {
    await clientOf(target).upsertUsers([this.build()]);
    return this.build();
  }
}

/**
 * A user to be created.
 *
 * @param id default: one that no other user has
 * @example await aUser('john').named('John').withRole('admin').create(stream);
 */
export function aUser(id = `user-${randomUUID()}`): UserBuilder {
  return new UserBuilder({ id });
}
