import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { CALL_ID, CALL_TYPE_NAME, USER_ID, type IdentifierRule } from '../../identifiers';

/** The id of a user: letters, digits, `@`, `_` and `-`, at most 255 characters. */
export function UserId(): PropertyDecorator {
  return identifier(USER_ID);
}

/** The id of a call among those of its type: letters, digits, `_` and `-`, at most 64 characters. */
export function CallId(): PropertyDecorator {
  return identifier(CALL_ID);
}

/** The name of a call type: letters, digits, `_` and `-`, at most 64 characters. */
export function CallTypeName(): PropertyDecorator {
  return identifier(CALL_TYPE_NAME);
}

function identifier({ pattern, maxLength, allowed }: IdentifierRule): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ pattern: pattern.source, maxLength }),
    IsString(),
    Matches(pattern, { message: `$property may only have ${allowed}, and not be empty` }),
    MaxLength(maxLength),
  );
}
