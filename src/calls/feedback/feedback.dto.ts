import { ApiProperty } from '@nestjs/swagger';
import { ANY_OBJECT } from '../../stream/models/documentation/any-object';
import type {
  CollectUserFeedbackRequest,
  QueryUserFeedbackRequest,
  QueryUserFeedbackResponse,
  UserFeedbackResponse,
} from '../../stream/feedback/feedback.model';
import { Field } from '../../stream/models/fields/field';
import { PagedQuery, PagedResponse } from '../../stream/models/query.model';

const SHORT_TEXT_MAX_LENGTH = 50;
const REASON_MAX_LENGTH = 1000;

export class FeedbackBody implements CollectUserFeedbackRequest {
  /**
   * 1 (bad) to 5 (good).
   * @example 5
   */
  @Field.integer({ min: 1, max: 5 })
  rating!: number;

  /**
   * The name of the user's SDK.
   * @example 'stream-react'
   */
  @Field.text({ notEmpty: true, maxLength: SHORT_TEXT_MAX_LENGTH })
  sdk!: string;

  /** @example '1.2.3' */
  @Field.text({ notEmpty: true, maxLength: SHORT_TEXT_MAX_LENGTH })
  sdk_version!: string;

  /** In the user's words. */
  @Field.text({ maxLength: REASON_MAX_LENGTH, optional: true })
  reason?: string;

  /** The participant's `user_session_id`, which tells whose rating it is. Stream's server API needs it. */
  @Field.text({ maxLength: SHORT_TEXT_MAX_LENGTH, optional: true })
  user_session_id?: string;

  /** Data of your own, at most 5 KB as JSON. */
  @Field.custom({ optional: true })
  custom?: Record<string, unknown>;
}

/** Filter fields: `call_cid`, `call_session_id`, `user_id`, `rating`, `created_at`. Sorted by `created_at`. */
export class QueryFeedbackBody extends PagedQuery implements QueryUserFeedbackRequest {
  /** Returns every detail of each rating. */
  @Field.boolean({ optional: true })
  full?: boolean;
}

export class Feedback implements UserFeedbackResponse {
  /** @example 'default:standup' */
  cid!: string;
  session_id!: string;
  /** @example 'jack' */
  user_id!: string;
  /** 1 (bad) to 5 (good). */
  rating!: number;
  reason!: string;
  sdk!: string;
  sdk_version!: string;
  /** Names and versions of the browser, the device and the operating system. */
  @ApiProperty(ANY_OBJECT)
  platform!: UserFeedbackResponse['platform'];
  custom?: Record<string, unknown>;
}

export class FoundFeedback extends PagedResponse implements QueryUserFeedbackResponse {
  user_feedback!: Feedback[];
}
