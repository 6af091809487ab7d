import { createHash } from 'node:crypto';
import { BadRequestException } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import type { OwnedKey } from './store/idempotency-store';

/** The header by which a caller marks repeats of one request. */
export const IDEMPOTENCY_KEY_HEADER = 'Idempotency-Key';

/** The header of an answer that is the first one once more. */
export const IDEMPOTENCY_REPLAYED_HEADER = 'Idempotency-Replayed';

export const IDEMPOTENCY_KEY_MAX_LENGTH = 255;

const PRINTABLE_ASCII = /^[\x20-\x7e]+$/;

/**
 * The key of a request; `undefined` when it has none.
 *
 * @throws BadRequestException naming the header
 */
export function readIdempotencyKey(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): string | undefined {
  const key = headers[IDEMPOTENCY_KEY_HEADER.toLowerCase()];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && PRINTABLE_ASCII.test(key) && key.length <= IDEMPOTENCY_KEY_MAX_LENGTH)
    return key;
  throw new BadRequestException([
    `The header ${IDEMPOTENCY_KEY_HEADER} must have 1 to ${IDEMPOTENCY_KEY_MAX_LENGTH} printable ASCII characters.`,
  ]);
}

/**
 * Where a key is in the store: nobody gets to the answers of another principal, or of another Stream app.
 *
 * @param app the API key of the app
 */
export function ownedKey({ kind, subject }: Principal, key: string, app: string): OwnedKey {
  return { owner: digest([app, kind, subject]), kind, key: digest([app, kind, subject, key]) };
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
