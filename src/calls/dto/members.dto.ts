import type { Type } from '@nestjs/common';
import { OmitType } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';
import { IntegerParam } from '../../rest/query-fields.decorator';
import { PAGE_LIMIT } from '../../stream/models/limits';
import { MemberRequest } from '../../stream/models/member.model';
import { Optional } from '../../stream/models/validation/optional.decorator';

const MemberFields: Type<Omit<MemberRequest, 'user_id'>> = OmitType(MemberRequest, ['user_id']);

export class PutMemberBody extends MemberFields {}

export class MembersQuery {
  /** Members per page; 25 by default. */
  @Optional()
  @IntegerParam(PAGE_LIMIT)
  limit?: number;

  /** The cursor of the next page, from the answer before. */
  @Optional()
  @IsString()
  next?: string;

  /**
   * `created_at`, `user_id`, or `created_at,user_id`; with `-` before a field its order is descending. Default: newest first.
   * @example '-created_at'
   */
  @Optional()
  @IsString()
  @Matches(/^(-?created_at|-?user_id|-?created_at,-?user_id)$/, {
    message:
      '$property must be created_at, user_id or created_at,user_id, each with - before it to reverse its order',
  })
  sort?: string;
}
