import type { Type } from '@nestjs/common';
import { OmitType } from '@nestjs/swagger';
import { CallRequest, CallState } from '../../stream/models/call.model';
import { GetOrCreateCallRequest } from '../../stream/models/calls.model';
import { CallId, CallTypeName } from '../../stream/models/validation/identifier.decorator';
import { Nested } from '../../stream/models/validation/nested.decorator';
import { Optional } from '../../stream/models/validation/optional.decorator';

const CreationOptions: Type<Omit<GetOrCreateCallRequest, 'data'>> = OmitType(GetOrCreateCallRequest, [
  'data',
]);

export class CreateCallBody extends CreationOptions {
  /**
   * The call type.
   * @example 'default'
   */
  @CallTypeName()
  type!: string;

  /**
   * Letters, digits, `_` and `-`. Left out: a new uuid.
   * @example 'standup'
   */
  @Optional()
  @CallId()
  id?: string;

  /** One of `created_by_id` and `created_by` is required. */
  @Nested(() => CallRequest)
  data!: CallRequest;
}

export class FoundCalls {
  calls!: CallState[];
  /** The cursor of the next page; absent on the last one. */
  next?: string;
  prev?: string;
}
