import type { GetAppResponse } from '../stream/models/app.model';
import type { ProxySetting } from '../stream/proxy/choose-proxy';
import type { StreamClient } from '../stream/stream.client';
import type { StreamResponse } from '../stream/transport/decoding/response-metadata';
import type { Finding } from './finding';

/** What checks look at. */
export interface DoctorContext {
  readonly client: StreamClient;
  readonly apiSecret: string | undefined;
  /** What no front end may have: the API secret, and secrets of the host. */
  readonly secrets: readonly string[];
  /** The answer that proved the credentials; absent when there was none. */
  readonly app: StreamResponse<GetAppResponse> | undefined;
  /** When that answer was on its way, in milliseconds since 1970. */
  readonly askedAt: { readonly from: number; readonly to: number };
  readonly webhookUrl: string | undefined;
  readonly events: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly production: boolean;
  /** The option `proxy` of the client. */
  readonly proxy?: ProxySetting;
}

/** Looks at one thing. */
export type DoctorCheck = (context: DoctorContext) => Finding | Finding[] | Promise<Finding | Finding[]>;
