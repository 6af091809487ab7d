import { CallRequest, CallResponse, CallState } from './call.model';
import { Field } from './fields/field';
import { CALL_SORT_FIELDS_MAX, MEMBERS_LIMIT, RING_MEMBERS_PER_REQUEST } from './limits';
import { PagedQuery, SortParam, type FilterConditions, type PagedResponse } from './query.model';
import { DurationResponse } from './response.model';
import { CallSettingsRequest } from './settings/call-settings.model';

export class GetOrCreateCallRequest {
  @Field.nested(() => CallRequest, { optional: true })
  data?: CallRequest;

  /** Ring the members. */
  @Field.boolean({ optional: true })
  ring?: boolean;

  /** Notify the members. */
  @Field.boolean({ optional: true })
  notify?: boolean;

  /** Ring as a video call. */
  @Field.boolean({ optional: true })
  video?: boolean;

  /** Members in the response; 25 by default. */
  @Field.integer({ ...MEMBERS_LIMIT, optional: true })
  members_limit?: number;
}

export class GetOrCreateCallResponse extends CallState {
  /** Whether this request created the call. */
  created!: boolean;
  /** @example '31.20ms' */
  duration!: string;
}

export interface GetCallRequest {
  /** Members in the response; 25 by default. */
  members_limit?: number;
  ring?: boolean;
  notify?: boolean;
  video?: boolean;
}

export class GetCallResponse extends CallState {
  /** @example '3.21ms' */
  duration!: string;
}

export class UpdateCallRequest {
  /** Replaces the whole of the call's custom data. */
  @Field.custom({ optional: true })
  custom?: Record<string, unknown>;

  /** `null` clears it. */
  @Field.date({ optional: true, nullable: true })
  starts_at?: Date | null;

  @Field.nested(() => CallSettingsRequest, { optional: true })
  settings_override?: CallSettingsRequest;
}

export class UpdateCallResponse extends CallState {
  /** @example '12.07ms' */
  duration!: string;
}

export interface DeleteCallRequest {
  /** Delete for good, in the background, rather than only hide. */
  hard?: boolean;
}

export class DeleteCallResponse extends DurationResponse {
  /** The call as it was; absent when Stream's response was lost and a retry found that the call no longer exists. */
  call?: CallResponse;
  /** With `hard`: ask `getTask` for its state. */
  task_id?: string | null;
}

/** Send cursors with the same filter, without `sort`. */
export class QueryCallsRequest extends PagedQuery {
  /**
   * Fields: `type`, `id`, `cid`, `team`, `created_by_user_id`, `members` (`$in`), `created_at`, `updated_at`,
   * `starts_at`, `ended_at`, `backstage`, `ongoing`, `parent_call_cid`, `custom.<name>`. Left out: all calls.
   * @example { "type": "default", "ended_at": null }
   */
  @Field.freeForm({ optional: true })
  override filter_conditions?: FilterConditions;

  /** `starts_at`, `created_at`, both in this order, or one of `updated_at`, `ended_at`, `type`, `id`, `cid`. */
  @Field.nested(() => SortParam, { list: true, maxItems: CALL_SORT_FIELDS_MAX, optional: true })
  override sort?: SortParam[];
}

export interface QueryCallsResponse extends PagedResponse {
  calls: CallState[];
}

export class GoLiveRequest {
  @Field.boolean({ optional: true })
  start_hls?: boolean;

  @Field.boolean({ optional: true })
  start_recording?: boolean;

  @Field.boolean({ optional: true })
  start_composite_recording?: boolean;

  @Field.boolean({ optional: true })
  start_individual_recording?: boolean;

  @Field.boolean({ optional: true })
  start_raw_recording?: boolean;

  @Field.boolean({ optional: true })
  start_transcription?: boolean;

  @Field.boolean({ optional: true })
  start_closed_caption?: boolean;

  /** The external storage of the recording. */
  @Field.text({ optional: true })
  recording_storage_name?: string;

  /** The external storage of the transcription. */
  @Field.text({ optional: true })
  transcription_storage_name?: string;
}

export class GoLiveResponse extends DurationResponse {
  call!: CallResponse;
}

/** What goes on although the call returns to its backstage. */
export class StopLiveRequest {
  @Field.boolean({ optional: true })
  continue_hls?: boolean;

  @Field.boolean({ optional: true })
  continue_recording?: boolean;

  @Field.boolean({ optional: true })
  continue_composite_recording?: boolean;

  @Field.boolean({ optional: true })
  continue_individual_recording?: boolean;

  @Field.boolean({ optional: true })
  continue_raw_recording?: boolean;

  @Field.boolean({ optional: true })
  continue_rtmp_broadcasts?: boolean;

  @Field.boolean({ optional: true })
  continue_transcription?: boolean;

  @Field.boolean({ optional: true })
  continue_closed_caption?: boolean;
}

export class StopLiveResponse extends DurationResponse {
  call!: CallResponse;
}

export class RingCallRequest {
  /** Members to ring, at most 25; left out: all who are not in the call. */
  @Field.text({ list: true, maxItems: RING_MEMBERS_PER_REQUEST, optional: true })
  members_ids?: string[];

  /** Ring as a video call. */
  @Field.boolean({ optional: true })
  video?: boolean;
}

export class RingCallResponse extends DurationResponse {
  /** Who was rung. */
  members_ids!: string[];
}
