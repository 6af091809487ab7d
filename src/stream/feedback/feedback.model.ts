import type { FilterConditions, PagedQuery, PagedResponse, SortParam } from '../models/query.model';

/** A user's rating of a call. */
export interface CollectUserFeedbackRequest {
  /** 1 (bad) to 5 (good). */
  readonly rating: number;
  /** The name of the SDK that the user has, at most 50 characters. */
  readonly sdk: string;
  /** At most 50 characters. */
  readonly sdk_version: string;
  /** In the user's words, at most 1000 characters. */
  readonly reason?: string;
  /** The participant's `user_session_id`, at most 50 characters. */
  readonly user_session_id?: string;
  /** Data of your own. */
  readonly custom?: Record<string, unknown>;
}

export interface QueryUserFeedbackRequest extends PagedQuery {
  /** Fields: `call_cid`, `call_session_id`, `user_id`, `rating`, `created_at`. */
  filter_conditions?: FilterConditions;
  /** `created_at`. */
  sort?: SortParam[];
  /** Asks for every detail of each rating. Sent in the query. */
  full?: boolean;
}

interface NameAndVersion {
  name?: string;
  version?: string;
}

export interface UserFeedbackResponse {
  cid: string;
  session_id: string;
  user_id: string;
  /** 1 (bad) to 5 (good). */
  rating: number;
  reason: string;
  sdk: string;
  sdk_version: string;
  platform: {
    browser: NameAndVersion;
    device: NameAndVersion;
    os: NameAndVersion & { architecture?: string };
  };
  custom?: Record<string, unknown>;
}

export interface QueryUserFeedbackResponse extends PagedResponse {
  user_feedback: UserFeedbackResponse[];
}
