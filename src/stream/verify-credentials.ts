import type { GetAppResponse } from './models/app.model';
import { StreamClient } from './stream.client';
import { StreamApiError, StreamError } from './stream.errors';
import type { StreamResponse } from './transport/decoding/response-metadata';

/** Whether Stream takes a key and a secret for those of one app. */
export type CredentialsVerdict =
  | { readonly verdict: 'accepted'; readonly app: StreamResponse<GetAppResponse> }
  | { readonly verdict: 'refused'; readonly problem: string; readonly fix: string }
  /** Stream did not respond from which that follows. */
  | { readonly verdict: 'unknown'; readonly problem: string; readonly fix: string };

const UNKNOWN_KEY = [2];
const WRONG_SIGNATURE = [5, 43];

/** Of Stream's keys, which have some 12 characters. Secrets have 64. */
const LONGEST_KEY = 32;

/**
 * Asks Stream whether the client's key and secret belong together, by reading the settings of the app: a token that is
 * signed here with the wrong secret looks as good as any.
 *
 * @param apiSecret when it is given, key and secret that have changed places are found out too
 */
export async function verifyCredentials(
  client: StreamClient,
  apiSecret?: string,
): Promise<CredentialsVerdict> {
  // Before the key is sent, since a secret in its place would end up in the logs of every proxy.
  if (apiSecret !== undefined && (await areSwapped(client, apiSecret))) {
    return {
      verdict: 'refused',
      problem: 'The API key and the API secret have changed places.',
      fix: 'Swap STREAM_API_KEY and STREAM_API_SECRET, or the options apiKey and apiSecret.',
    };
  }
  try {
    return { verdict: 'accepted', app: await client.getApp() };
  } catch (error) {
    if (!(error instanceof StreamError)) throw error;
    return explain(error, client);
  }
}

/** A key as it may be shown: one that is long for a key may be the secret. */
export function shownKey({ apiKey }: StreamClient): string {
  return apiKey.length > LONGEST_KEY ? `of ${apiKey.length} characters` : apiKey;
}

/** The secret is tried as a key only when it has the shape of one. */
async function areSwapped({ apiKey, baseUrl }: StreamClient, apiSecret: string): Promise<boolean> {
  if (apiSecret.length >= apiKey.length || apiSecret.length > LONGEST_KEY) return false;
  const swapped = new StreamClient(apiSecret, apiKey, { baseUrl });
  try {
    await swapped.getApp();
    return true;
  } catch {
    return false;
  } finally {
    await swapped.close();
  }
}

function explain(error: StreamError, client: StreamClient): CredentialsVerdict {
  if (!(error instanceof StreamApiError)) {
    return {
      verdict: 'unknown',
      problem: `Stream at ${client.baseUrl} cannot be reached: ${error.message}`,
      fix: 'Check STREAM_BASE_URL, the DNS, the firewall and the proxy of this machine.',
    };
  }
  const code = error.code ?? 0;
  if (UNKNOWN_KEY.includes(code)) {
    return {
      verdict: 'refused',
      problem: `Stream at ${client.baseUrl} does not know the API key ${shownKey(client)}.`,
      fix: "Copy key and secret from Stream's dashboard into STREAM_API_KEY and STREAM_API_SECRET; for an app of another region, set STREAM_BASE_URL.",
    };
  }
  if (WRONG_SIGNATURE.includes(code)) {
    return {
      verdict: 'refused',
      problem: `The API secret does not belong to the API key ${shownKey(client)}.`,
      fix: "Copy both from the same app on Stream's dashboard, into STREAM_API_KEY and STREAM_API_SECRET.",
    };
  }
  return {
    verdict: 'unknown',
    problem: `Stream at ${client.baseUrl} responds with status ${error.status}: ${error.reason}`,
    fix: error.retryable
      ? 'Try again in a minute.'
      : "Check STREAM_BASE_URL, and the state of the app on Stream's dashboard.",
  };
}
