import { ApiPropertyOptional } from '@nestjs/swagger';
import { ANY_OBJECTS } from '../../stream/models/documentation/any-object';
import { Field } from '../../stream/models/fields/field';
import { USERS_PER_EXPORT } from '../../stream/models/limits';
import { DurationResponse } from '../../stream/models/response.model';
import { UserResponse } from '../../stream/models/user.model';
import type { ExportUserResponse, ExportUsersRequest } from '../../stream/users/export.model';

export class UserExport extends DurationResponse implements ExportUserResponse {
  user?: UserResponse;
  /** Of Stream Chat. */
  @ApiPropertyOptional(ANY_OBJECTS)
  messages?: Record<string, unknown>[];
  /** Of Stream Chat. */
  @ApiPropertyOptional(ANY_OBJECTS)
  reactions?: Record<string, unknown>[];
}

export class ExportUsersBody implements ExportUsersRequest {
  /**
   * 1 to 25 users.
   * @example ["john", "jack"]
   */
  @Field.text({ list: true, notEmpty: true, maxItems: USERS_PER_EXPORT })
  user_ids!: string[];
}
