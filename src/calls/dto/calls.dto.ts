import type { Type } from '@nestjs/common';
import { OmitType } from '@nestjs/swagger';
import { CallRequest, CallState } from '../../stream/models/call.model';
import { GetOrCreateCallRequest } from '../../stream/models/call-requests.model';
import { Field } from '../../stream/models/fields/field';
import { QueryField } from '../../rest/query-field';
import { MEMBERS_LIMIT } from '../../stream/models/limits';

const CreationOptions: Type<Omit<GetOrCreateCallRequest, 'data'>> = OmitType(GetOrCreateCallRequest, [
  'data',
]);

export class CreateCallBody extends CreationOptions {
  /**
   * The call type.
   * @example 'default'
   */
  @Field.callTypeName()
  type!: string;

  /**
   * Letters, digits, `_` and `-`. Left out: a new uuid.
   * @example 'standup'
   */
  @Field.callId({ optional: true })
  id?: string;

  /** One of `created_by_id` and `created_by` is required. */
  @Field.nested(() => CallRequest)
  data!: CallRequest;
}

export class FoundCalls {
  calls!: CallState[];
  /** The cursor of the next page; absent on the last one. */
  next?: string;
  prev?: string;
}

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
