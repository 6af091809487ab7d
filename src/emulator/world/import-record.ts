import type { Micros } from './clock';
import type { JsonObject } from './json';
import type { Progress } from './task-store';

/** An import of Stream's first kind. The emulator has no file to read: nothing is imported. */
export interface ImportRecord extends Progress {
  readonly id: string;
  readonly path: string;
  readonly mode: string;
  /** The states that it has left, and when. */
  history: readonly ImportStep[];
}

export interface ImportStep {
  readonly from: string;
  readonly to: string;
  readonly at: Micros;
}

/** An import of Stream's second kind. */
export interface ImportV2Record extends Progress {
  readonly id: string;
  readonly product: string;
  readonly settings: JsonObject;
  updatedAt: Micros;
  cancelledAt?: Micros;
}

/** Where imports of the second kind are read from. Credentials are not kept. */
export interface ImporterStorageRecord {
  readonly type: 'aws_s3' | 'gcs';
  readonly bucket: string;
  readonly pathPrefix?: string;
  /** Of S3 only. */
  readonly region?: string;
  readonly roleArn?: string;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
}
