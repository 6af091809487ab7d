import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ANY_OBJECT } from '../stream/models/documentation/any-object';

/** What every refused or failed request is answered with. */
export class ErrorResponse {
  /**
   * The HTTP status.
   * @example 400
   */
  @ApiProperty({ type: 'integer' })
  statusCode!: number;

  /**
   * The name of the status.
   * @example 'Bad Request'
   */
  error!: string;

  /** What is wrong; for invalid input, one sentence per problem, each with the JSON path of its field. */
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
    example: ['users[0].id must be a string'],
  })
  message!: string | string[];

  /** Stream's error code, when the error is Stream's. */
  @ApiPropertyOptional({ type: 'integer' })
  code?: number;

  /** More to act on, such as Stream's words per field, or which users of a list were written. */
  @ApiPropertyOptional(ANY_OBJECT)
  details?: Record<string, unknown>;
}
