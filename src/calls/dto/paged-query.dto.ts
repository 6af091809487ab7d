import { Field } from '../../stream/models/fields/field';
import { PAGE_LIMIT } from '../../stream/models/limits';
import { SortParam, type FilterConditions } from '../../stream/models/query.model';
import { DurationResponse } from '../../stream/models/response.model';

/** What the bodies of queries have in common. */
export class PagedQueryBody {
  /** Omitted: everything. */
  @Field.freeForm({ optional: true })
  filter_conditions?: FilterConditions;

  @Field.nested(() => SortParam, { list: true, optional: true })
  sort?: SortParam[];

  /** Items per page. */
  @Field.integer({ ...PAGE_LIMIT, optional: true })
  limit?: number;

  /** The cursor of the next page, from the previous response. */
  @Field.text({ optional: true })
  next?: string;

  /** The cursor of the previous page. */
  @Field.text({ optional: true })
  prev?: string;
}

export class PagedResponse extends DurationResponse {
  /** The cursor of the next page; absent on the last one. */
  next?: string;
  prev?: string;
}
