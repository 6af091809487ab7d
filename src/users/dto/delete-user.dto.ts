import { IsIn } from 'class-validator';
import { DELETION_MODES, type DeletionMode } from '../../stream/models/enums';
import { Optional } from '../../stream/models/validation/optional.decorator';

export class DeleteUserQuery {
  /** `soft` (the default) can be restored; `hard` cannot, and removes messages and conversations too. */
  @Optional()
  @IsIn(DELETION_MODES)
  mode?: DeletionMode;
}

export class StartedTask {
  /** What `GET /tasks/{id}` takes. */
  task_id!: string;
}
