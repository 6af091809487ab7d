import { randomUUID } from 'node:crypto';
import type { SessionProfile, SessionUser } from '../../models/session.model';
import type { UserRequest, UserResponse } from '../../models/user.model';
import type { UpdateUsersPartialRequest, UpdateUsersResponse } from '../../models/user-requests.model';
import type { RequestOptions } from '../../request-options';
import { StreamCancelledError, StreamError } from '../../stream.errors';
import { untilAborted } from './until-aborted';
import type { EnsureUsersResult } from '../ensure-users';
import { RecentProfiles, type WrittenProfile } from './recent-profiles';
import { StreamUserDeactivatedError } from './user-deactivated.error';

/** What it takes of Stream. */
export interface ProfileOperations {
  ensureUsers(users: readonly UserRequest[], options: RequestOptions): Promise<EnsureUsersResult>;
  updateUsersPartial(
    request: UpdateUsersPartialRequest,
    options: RequestOptions,
  ): Promise<UpdateUsersResponse>;
}

/** Keeps users in Stream up to date with the profiles that they sign in with. */
export class ProfileWriter {
  readonly #stream: ProfileOperations;
  readonly #recent: RecentProfiles;

  /**
   * @param ttl for how many milliseconds the same profile is not written again
   * @param now the time in milliseconds
   */
  constructor(stream: ProfileOperations, ttl: number, now: () => number) {
    this.#stream = stream;
    this.#recent = new RecentProfiles(ttl, now);
  }

  /** Creates the user, or merges name and image into it; what the profile leaves out, and all other fields, stay. */
  write(profile: SessionProfile, { signal, ...options }: RequestOptions): Promise<SessionUser> {
    const requestId = options.requestId ?? randomUUID();
    return untilAborted(
      this.#shared(profile, { ...options, requestId }),
      signal,
      () => new StreamCancelledError({ operation: 'UpdateUsers', requestId }, { cause: signal?.reason }),
    );
  }

  /** Lets the next session of the user compare again. */
  forget(id: string): void {
    this.#recent.forget(id);
  }

  /** Drops what is known of a user that was written: told of every write, also of its own. */
  changed(id: string): void {
    this.#recent.changed(id);
  }

  /** Sessions of one user share a write, so that it does not end when one of those who wait for it goes away. */
  #shared(profile: SessionProfile, options: RequestOptions): Promise<SessionUser> {
    const recent = this.#recent.find(profile);
    if (recent) return recent;
    return this.#recent.remember(profile, this.#write(profile, options));
  }

  async #write(profile: SessionProfile, options: RequestOptions): Promise<WrittenProfile> {
    const { id } = profile;
    const { users, created } = await this.#stream.ensureUsers([{ id, ...given(profile) }], options);
    const user = required(users, id);
    if (user.deactivated_at) throw new StreamUserDeactivatedError(id);
    const set = difference(profile, user);
    if (created.includes(id)) return { user: shown(user), writes: 1 };
    if (Object.keys(set).length === 0) return { user: shown(user), writes: 0 };
    const written = await this.#stream.updateUsersPartial({ users: [{ id, set }] }, options);
    return { user: shown(required(written.users, id)), writes: 1 };
  }
}

type NameAndImage = Pick<UserRequest, 'name' | 'image'>;

function given({ name, image }: SessionProfile): NameAndImage {
  return { ...(name !== undefined && { name }), ...(image !== undefined && { image }) };
}

/** What the profile gives that the user does not have. */
function difference({ name, image }: SessionProfile, user: UserResponse): NameAndImage {
  return {
    ...(name !== undefined && name !== user.name && { name }),
    ...(image !== undefined && image !== user.image && { image }),
  };
}

function shown({ id, name, image, role }: UserResponse): SessionUser {
  return { id, ...(name !== undefined && { name }), ...(image !== undefined && { image }), role };
}

function required(users: Readonly<Record<string, UserResponse>>, id: string): UserResponse {
  const user = users[id];
  if (user) return user;
  throw new StreamError(`Stream responded without the user ${id}.`);
}
