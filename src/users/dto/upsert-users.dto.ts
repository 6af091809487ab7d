import { DocumentedMapOf } from '../../stream/models/documentation/own-schemas';
import { Field } from '../../stream/models/fields/field';
import { FullUserResponse, UserRequest } from '../../stream/models/user.model';
import { UniqueIds } from './unique-ids.decorator';

/** How many users one request may have; they are sent on in batches. */
export const USERS_PER_UPSERT = 10_000;

export class UpsertUsersBody {
  /** 1 to 10,000 users with different ids. Each replaces the whole user: what is left out is cleared. */
  @Field.nested(() => UserRequest, { list: true, minItems: 1, maxItems: USERS_PER_UPSERT })
  @UniqueIds()
  users!: UserRequest[];
}

export class UpsertedUsers {
  /** The users as they now are, by id. */
  @DocumentedMapOf(FullUserResponse)
  users!: Record<string, FullUserResponse>;
}

export class FoundUsers {
  users!: FullUserResponse[];
}
