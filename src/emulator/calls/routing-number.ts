import { createHash } from 'node:crypto';

const SMALLEST = 1_000_000_000;
const HOW_MANY = 9_000_000_000;
const HASH_BYTES = 6;

/** The ten digits by which people on the phone reach a call. They follow from its cid, so that imported calls keep them. */
export function routingNumber(cid: string): string {
  const hash = createHash('sha256').update(cid).digest().readUIntBE(0, HASH_BYTES);
  return String(SMALLEST + (hash % HOW_MANY));
}
