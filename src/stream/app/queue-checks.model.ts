import type { DurationResponse } from '../models/response.model';

/** Omitted fields are those of the app's settings. */
export interface CheckSNSRequest {
  /** The access key of AWS. */
  readonly sns_key?: string;
  /** A secret. */
  readonly sns_secret?: string;
  readonly sns_topic_arn?: string;
}

/** Omitted fields are those of the app's settings. */
export interface CheckSQSRequest {
  /** The access key of AWS. */
  readonly sqs_key?: string;
  /** A secret. */
  readonly sqs_secret?: string;
  readonly sqs_url?: string;
}

export interface CheckSNSResponse extends DurationResponse {
  status: 'ok' | 'error';
  /** What is wrong. */
  error?: string;
  data?: Record<string, unknown>;
}

export type CheckSQSResponse = CheckSNSResponse;
