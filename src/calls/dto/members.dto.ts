import type { Type } from '@nestjs/common';
import { OmitType } from '@nestjs/swagger';
import { QueryField } from '../../rest/query-field';
import { Field } from '../../stream/models/fields/field';
import { PAGE_LIMIT } from '../../stream/models/limits';
import { MemberRequest } from '../../stream/models/member.model';
import type { SortParam } from '../../stream/models/query.model';

const MemberFields: Type<Omit<MemberRequest, 'user_id'>> = OmitType(MemberRequest, ['user_id']);

export class PutMemberBody extends MemberFields {}

export class MembersQuery {
  /** Members per page; 25 by default. */
  @QueryField.integer({ ...PAGE_LIMIT, optional: true })
  limit?: number;

  /** The cursor of the next page, from the answer before. */
  @Field.text({ optional: true })
  next?: string;

  /**
   * `created_at`, `user_id`, or `created_at,user_id`; with `-` before a field its order is descending. Default: newest first.
   * @example '-created_at'
   */
  @Field.text({
    pattern: /^(-?created_at|-?user_id|-?created_at,-?user_id)$/,
    patternMessage:
      '$property must be created_at, user_id or created_at,user_id, each with - before it to reverse its order',
    optional: true,
  })
  sort?: string;
}

/** Turns `-created_at,user_id` into the sort of a request body. */
export function parseMemberSort(sort: string | undefined): SortParam[] | undefined {
  return sort?.split(',').map((field) => {
    const isDescending = field.startsWith('-');
    return { field: isDescending ? field.slice(1) : field, direction: isDescending ? -1 : 1 };
  });
}
