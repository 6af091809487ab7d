import { randomUUID } from 'node:crypto';
import type { AppState } from '../../emulator';
import type { Call } from '../../stream/calls/call';
import type { CallRequest } from '../../stream/models/call.model';
import type { MemberRequest } from '../../stream/models/member.model';
import type { UserRequest } from '../../stream/models/user.model';
import { clientOf, type BuilderTarget } from './builder-target';
import { UserBuilder } from './user.builder';

/** A user by id, who is created if there is none, or as `aUser()` describes. */
export type UserLike = string | UserBuilder;

interface CallDescription {
  readonly type: string;
  readonly id: string;
  readonly creator: UserLike;
  readonly members: readonly (Omit<MemberRequest, 'user_id'> & { readonly user: UserLike })[];
  readonly data: CallRequest;
}

/** Describes a call and the users in it. Each method returns a new builder. */
export class CallBuilder {
  readonly #call: CallDescription;

  constructor(call: CallDescription) {
    this.#call = call;
  }

  /** `<type>:<id>`. */
  get cid(): string {
    return `${this.#call.type}:${this.#call.id}`;
  }

  /** Default: `default`. */
  ofType(type: string): CallBuilder {
    return this.#changed({ type });
  }

  /** Default: a user made for the call. */
  createdBy(creator: UserLike): CallBuilder {
    return this.#changed({ creator });
  }

  withMembers(...users: readonly UserLike[]): CallBuilder {
    return users.reduce<CallBuilder>((builder, user) => builder.withMember(user), this);
  }

  withMember(user: UserLike, options: Omit<MemberRequest, 'user_id'> = {}): CallBuilder {
    return this.#changed({ members: [...this.#call.members, { user, ...options }] });
  }

  withCustom(custom: Record<string, unknown>): CallBuilder {
    return this.with({ custom });
  }

  withSettings(settings: NonNullable<CallRequest['settings_override']>): CallBuilder {
    return this.with({ settings_override: settings });
  }

  startingAt(date: Date): CallBuilder {
    return this.with({ starts_at: date });
  }

  /** Any field of `data` but those that have a method. */
  with(data: Omit<CallRequest, 'created_by_id' | 'members'>): CallBuilder {
    return this.#changed({ data: { ...this.#call.data, ...data } });
  }

  /**
   * Creates the users that do not exist, then the call.
   *
   * @returns a handle on the call, of the client that created it
   */
  async create(target: BuilderTarget): Promise<Call> {
    const client = clientOf(target);
    const { type, id, data } = this.#call;
    await client.ensureUsers(this.#users());
    const call = client.video.call(type, id);
    await call.getOrCreate({
      data: { ...data, created_by_id: this.#creatorId, members: this.#members() },
    });
    return call;
  }

  /**
   * The call and its users as state of an app, which `StreamTestingModule.forRoot({ state })` and `importState` take. It sends
   * nothing and emits no events.
   */
  state(): AppState {
    const { type, id, data } = this.#call;
    const { custom, settings_override, team, starts_at } = data;
    const call = {
      type,
      id,
      created_by: this.#creatorId,
      members: this.#members(),
      custom,
      settings_override,
      team,
      starts_at,
    };
    // Dates become text, and what is not given is left out.
    return JSON.parse(JSON.stringify({ users: this.#users(), calls: [call] })) as AppState;
  }

  get #creatorId(): string {
    return idOf(this.#call.creator);
  }

  #members(): MemberRequest[] {
    return this.#call.members.map(({ user, ...options }) => ({ ...options, user_id: idOf(user) }));
  }

  /** Each once; a description wins over an id. */
  #users(): UserRequest[] {
    const all = [this.#call.creator, ...this.#call.members.map(({ user }) => user)];
    const byId = new Map<string, UserRequest>(all.map((user) => [idOf(user), { id: idOf(user) }]));
    for (const user of all) if (user instanceof UserBuilder) byId.set(user.id, user.build());
    return [...byId.values()];
  }

  #changed(change: Partial<CallDescription>): CallBuilder {
    return new CallBuilder({ ...this.#call, ...change });
  }
}

function idOf(user: UserLike): string {
  return typeof user === 'string' ? user : user.id;
}

/**
 * A call to be created, of the type `default`.
 *
 * @param id default: one that no other call has
 * @example
 * const call = await aCall('standup').createdBy('john').withMembers('jane', aUser('jack').named('Jack')).create(stream);
 * await call.end();
 */
export function aCall(id = `call-${randomUUID()}`): CallBuilder {
  return new CallBuilder({ type: 'default', id, creator: `creator-of-${id}`, members: [], data: {} });
}
