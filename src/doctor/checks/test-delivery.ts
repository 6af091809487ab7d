import { randomUUID } from 'node:crypto';
import { isError } from '../../errors/is-error';
import { fetchText } from '../../stream/proxy/fetch-text';
import { deliveryHeaders } from '../../stream/webhooks/delivery-headers';

/** How long Stream waits, in milliseconds. */
const TIMEOUT = 6000;

/** What a receiver of webhooks answered. */
export interface ReceiverAnswer {
  readonly status: number;
  /** The reason of a refusal, where it is a receiver of this package. */
  readonly reason: string | undefined;
}

/** An event of no type of Stream's: handlers of certain events do not see it. */
const TYPE = 'nestjs_getstream.doctor';

/** A receiver of this package answers with a few words. */
const ANSWER_BYTES_MAX = 64 * 1024;

/**
 * Sends an event as Stream does.
 *
 * @param secret what it is signed with
 * @returns the answer, or why there is none
 */
export async function sendTestDelivery(
  url: string,
  { apiKey, secret }: { apiKey: string; secret: string },
): Promise<ReceiverAnswer | string> {
  const body = aBody();
  try {
    const answer = await fetchText(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
      body,
      maxBytes: ANSWER_BYTES_MAX,
      headers: deliveryHeaders(body, { apiKey, secret, id: randomUUID() }),
    });
    return { status: answer.status, reason: reasonOf(answer.text) };
  } catch (error) {
    return causeOf(error);
  }
}

/** Spaces and an escape: written again by whoever parses it, it is another text, with another signature. */
function aBody(): string {
  const nonce = JSON.stringify(randomUUID());
  return `{ "type": "${TYPE}",  "created_at": "${new Date().toISOString()}", "note": "caf\\u00e9", "nonce": ${nonce} }`;
}

function reasonOf(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
    return typeof body.error === 'string' ? body.error : undefined;
  } catch {
    return undefined;
  }
}

function causeOf(error: unknown): string {
  if (!isError(error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT} ms`;
  const cause: unknown = error.cause;
  return isError(cause) ? cause.message : error.message;
}
