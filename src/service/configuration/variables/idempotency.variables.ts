import { wholeNumber } from '../values/whole-number';
import type { Variable } from './variable';

const YEAR_IN_SECONDS = 31_536_000;
const MAX_KEYS = 1_000_000_000;
/** What a few keys take. */
const MIN_BYTES = 4096;
const MAX_BYTES = 2 ** 40;

/** How much of the answers to requests with an `Idempotency-Key` is kept. */
export const IDEMPOTENCY_VARIABLES = {
  ttl: {
    name: 'IDEMPOTENCY_TTL',
    meaning: 'seconds for which the answer to an `Idempotency-Key` is kept',
    usedBy: 'service',
    default: '86400',
    parse: wholeNumber(1, YEAR_IN_SECONDS),
  },
  failureTtl: {
    name: 'IDEMPOTENCY_FAILURE_TTL',
    meaning: 'the same for answers with a status of 400 or more; 0: not at all',
    usedBy: 'service',
    default: '300',
    parse: wholeNumber(0, YEAR_IN_SECONDS),
  },
  keysPerUser: {
    name: 'IDEMPOTENCY_KEYS_PER_USER',
    meaning: 'keys of one user that are remembered; a new one takes the place of its oldest',
    usedBy: 'service',
    default: '100',
    parse: wholeNumber(1, MAX_KEYS),
  },
  bytesPerUser: {
    name: 'IDEMPOTENCY_BYTES_PER_USER',
    meaning: 'bytes that they take with their answers',
    usedBy: 'service',
    default: '524288',
    parse: wholeNumber(MIN_BYTES, MAX_BYTES),
  },
  keysPerService: {
    name: 'IDEMPOTENCY_KEYS_PER_SERVICE',
    meaning: 'keys of one API key or service that are remembered',
    usedBy: 'service',
    default: '100000',
    parse: wholeNumber(1, MAX_KEYS),
  },
  bytesPerService: {
    name: 'IDEMPOTENCY_BYTES_PER_SERVICE',
    meaning: 'bytes that they take with their answers',
    usedBy: 'service',
    default: '33554432',
    parse: wholeNumber(MIN_BYTES, MAX_BYTES),
  },
  answerLimit: {
    name: 'IDEMPOTENCY_ANSWER_LIMIT',
    meaning: 'bytes of one answer; of a larger one, repeats only learn that it was given',
    usedBy: 'service',
    default: '131072',
    parse: wholeNumber(1, MAX_BYTES),
  },
  memoryLimit: {
    name: 'IDEMPOTENCY_MEMORY_LIMIT',
    meaning: 'bytes that all keys take in a process without `REDIS_URL`',
    usedBy: 'service',
    default: '67108864',
    parse: wholeNumber(MIN_BYTES, MAX_BYTES),
  },
} satisfies Record<string, Variable>;
