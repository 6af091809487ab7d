import { BooleanParam, IntegerParam } from '../../rest/query-fields.decorator';
import { MEMBERS_LIMIT } from '../../stream/models/limits';
import { Optional } from '../../stream/models/validation/optional.decorator';

export class GetCallQuery {
  /** Members in the answer; 25 by default. */
  @Optional()
  @IntegerParam(MEMBERS_LIMIT)
  members_limit?: number;
}

export class DeleteCallQuery {
  /** Delete the call for good, as a task, instead of hiding it. */
  @Optional()
  @BooleanParam()
  hard?: boolean;
}
