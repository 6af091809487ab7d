import { QueryField } from '../../rest/query-field';
import { MEMBERS_LIMIT } from '../../stream/models/limits';

export class GetCallQuery {
  /** Members in the answer; 25 by default. */
  @QueryField.integer({ ...MEMBERS_LIMIT, optional: true })
  members_limit?: number;
}

export class DeleteCallQuery {
  /** Delete the call for good, as a task, instead of hiding it. */
  @QueryField.boolean({ optional: true })
  hard?: boolean;
}
