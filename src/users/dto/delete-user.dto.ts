import { DELETION_MODES, type DeletionMode } from '../../stream/models/enums';
import { Field } from '../../stream/models/fields/field';

export class DeleteUserQuery {
  /** `soft` (the default) can be restored; `hard` cannot, and removes messages and conversations too. */
  @Field.enum(DELETION_MODES, { optional: true })
  mode?: DeletionMode;
}

export class StartedTask {
  /** What `GET /tasks/{id}` takes. */
  task_id!: string;
}
