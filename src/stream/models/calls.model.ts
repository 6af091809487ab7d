import { ArrayMaxSize, IsArray, IsBoolean, IsString } from 'class-validator';
import { CallRequest, CallResponse, CallState } from './call.model';
import { CALL_SORT_FIELDS_MAX, MEMBERS_LIMIT, PAGE_LIMIT, RING_MEMBERS_PER_REQUEST } from './limits';
import { SortParam, type FilterConditions } from './query.model';
import { DurationResponse } from './response.model';
import { CallSettingsRequest } from './settings/call-settings.model';
import { DateField } from './validation/date-field.decorator';
import { CustomData, FreeForm } from './validation/free-form.decorator';
import { IntegerField } from './validation/integer-field.decorator';
import { Nested, NestedList } from './validation/nested.decorator';
import { Optional, OptionalOrNull } from './validation/optional.decorator';

export class GetOrCreateCallRequest {
  @Optional()
  @Nested(() => CallRequest)
  data?: CallRequest;

  /** Ring the members. */
  @Optional()
  @IsBoolean()
  ring?: boolean;

  /** Notify the members. */
  @Optional()
  @IsBoolean()
  notify?: boolean;

  /** Ring as a video call. */
  @Optional()
  @IsBoolean()
  video?: boolean;

  /** Members in the answer; 25 by default. */
  @Optional()
  @IntegerField(MEMBERS_LIMIT)
  members_limit?: number;
}

export class GetOrCreateCallResponse extends CallState {
  /** Whether this request created the call. */
  created!: boolean;
  /** @example '31.20ms' */
  duration!: string;
}

export class GetCallRequest {
  /** Members in the answer; 25 by default. */
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
  @Optional()
  @CustomData()
  custom?: Record<string, unknown>;

  /** `null` clears it. */
  @OptionalOrNull()
  @DateField()
  starts_at?: Date | null;

  @Optional()
  @Nested(() => CallSettingsRequest)
  settings_override?: CallSettingsRequest;
}

export class UpdateCallResponse extends CallState {
  /** @example '12.07ms' */
  duration!: string;
}

export class DeleteCallRequest {
  /** Delete for good, in the background, rather than only hide. */
  hard?: boolean;
}

export class DeleteCallResponse extends DurationResponse {
  /** The call as it was; absent when the answer of Stream got lost, and a repeat found that there is no such call any more. */
  call?: CallResponse;
  /** With `hard`: ask `getTask` for its state. */
  task_id?: string | null;
}

export class QueryCallsRequest {
  /**
   * Fields: `type`, `id`, `cid`, `team`, `created_by_user_id`, `members` (`$in`), `created_at`, `updated_at`,
   * `starts_at`, `ended_at`, `backstage`, `ongoing`, `parent_call_cid`, `custom.<name>`. Left out: all calls.
   * @example { "type": "default", "ended_at": null }
   */
  @Optional()
  @FreeForm()
  filter_conditions?: FilterConditions;

  /** `starts_at`, `created_at`, both in this order, or one of `updated_at`, `ended_at`, `type`, `id`, `cid`. */
  @Optional()
  @NestedList(() => SortParam)
  @ArrayMaxSize(CALL_SORT_FIELDS_MAX)
  sort?: SortParam[];

  /** Calls per page; 25 by default. */
  @Optional()
  @IntegerField(PAGE_LIMIT)
  limit?: number;

  /** The cursor of the next page, from the answer before. Send the same filter, without `sort`. */
  @Optional()
  @IsString()
  next?: string;

  /** The cursor of the previous page. */
  @Optional()
  @IsString()
  prev?: string;
}

export class QueryCallsResponse extends DurationResponse {
  calls!: CallState[];
  /** The cursor of the next page; absent on the last one. */
  next?: string;
  prev?: string;
}

export class GoLiveRequest {
  @Optional()
  @IsBoolean()
  start_hls?: boolean;

  @Optional()
  @IsBoolean()
  start_recording?: boolean;

  @Optional()
  @IsBoolean()
  start_composite_recording?: boolean;

  @Optional()
  @IsBoolean()
  start_individual_recording?: boolean;

  @Optional()
  @IsBoolean()
  start_raw_recording?: boolean;

  @Optional()
  @IsBoolean()
  start_transcription?: boolean;

  @Optional()
  @IsBoolean()
  start_closed_caption?: boolean;

  /** The external storage of the recording. */
  @Optional()
  @IsString()
  recording_storage_name?: string;

  /** The external storage of the transcription. */
  @Optional()
  @IsString()
  transcription_storage_name?: string;
}

export class GoLiveResponse extends DurationResponse {
  call!: CallResponse;
}

/** What goes on although the call returns to its backstage. */
export class StopLiveRequest {
  @Optional()
  @IsBoolean()
  continue_hls?: boolean;

  @Optional()
  @IsBoolean()
  continue_recording?: boolean;

  @Optional()
  @IsBoolean()
  continue_composite_recording?: boolean;

  @Optional()
  @IsBoolean()
  continue_individual_recording?: boolean;

  @Optional()
  @IsBoolean()
  continue_raw_recording?: boolean;

  @Optional()
  @IsBoolean()
  continue_rtmp_broadcasts?: boolean;

  @Optional()
  @IsBoolean()
  continue_transcription?: boolean;

  @Optional()
  @IsBoolean()
  continue_closed_caption?: boolean;
}

export class StopLiveResponse extends DurationResponse {
  call!: CallResponse;
}

export class RingCallRequest {
  /** Members to ring, at most 25; left out: all who are not in the call. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(RING_MEMBERS_PER_REQUEST)
  @IsString({ each: true })
  members_ids?: string[];

  /** Ring as a video call. */
  @Optional()
  @IsBoolean()
  video?: boolean;
}

export class RingCallResponse extends DurationResponse {
  /** Who was rung. */
  members_ids!: string[];
}
