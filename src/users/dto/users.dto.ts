import { DocumentedMapOf } from '../../stream/models/documentation/own-schemas';
import { Field } from '../../stream/models/fields/field';
import { FullUserResponse, UserRequest } from '../../stream/models/user.model';
import { DELETION_MODES, type DeletionMode } from '../../stream/models/enums';
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

export class DeleteUserQuery {
  /** `soft` (the default) can be restored; `hard` cannot, and removes messages and conversations too. */
  @Field.enum(DELETION_MODES, { optional: true })
  mode?: DeletionMode;
}

export class StartedTask {
  /** What `GET /tasks/{id}` takes. */
  task_id!: string;
}

/** A change that leaves everything else of the user as it is. At least one of the fields is required. */
export class UpdateUserBody {
  /**
   * Fields to set. A key that is not a field of users is one of the user's custom data, as are the keys of `custom`;
   * a dotted key reaches into its depth.
   * @example { "name": "John", "custom": { "color": "blue" } }
   */
  @Field.freeForm({ optional: true })
  set?: Record<string, unknown>;

  /**
   * Fields to clear, dotted keys included.
   * @example ["image"]
   */
  @Field.text({ list: true, optional: true })
  unset?: string[];
}
