import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import {
  CALL_ID_MAX_LENGTH,
  CALL_ID_PATTERN,
  CALL_TYPE_NAME_MAX_LENGTH,
  CALL_TYPE_NAME_PATTERN,
  USER_ID_MAX_LENGTH,
  USER_ID_PATTERN,
} from '../limits';

/** The id of a user: letters, digits, `@`, `_` and `-`, at most 255 characters. */
export function UserId(): PropertyDecorator {
  return identifier(USER_ID_PATTERN, USER_ID_MAX_LENGTH, 'letters, digits, @, _ and -');
}

/** The id of a call among those of its type: letters, digits, `_` and `-`, at most 64 characters. */
export function CallId(): PropertyDecorator {
  return identifier(CALL_ID_PATTERN, CALL_ID_MAX_LENGTH, 'letters, digits, _ and -');
}

/** The name of a call type: letters, digits, `_` and `-`, at most 64 characters. */
export function CallTypeName(): PropertyDecorator {
  return identifier(CALL_TYPE_NAME_PATTERN, CALL_TYPE_NAME_MAX_LENGTH, 'letters, digits, _ and -');
}

function identifier(pattern: RegExp, maxLength: number, allowed: string): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ pattern: pattern.source, maxLength }),
    IsString(),
    Matches(pattern, { message: `$property may only have ${allowed}, and not be empty` }),
    MaxLength(maxLength),
  );
}
