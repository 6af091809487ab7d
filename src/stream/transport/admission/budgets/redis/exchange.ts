import type { RateLimit } from '../../../decoding/response-metadata';
import { LATENESS, RESERVED_SHARE, SCARCE_SHARE, SECONDS_OF_BURST } from '../bulk-pace';
import { WINDOW } from '../rate-budgets';
import { MARGIN } from '../rate-window';
import { EXCHANGE_SCRIPT } from './exchange-script';

/** What is used of a Redis client; `Redis` of ioredis is one. */
export interface RedisCommands {
  call(command: string, ...args: (string | number)[]): Promise<unknown>;
}

/** What a replica knows of the budget of an operation. Times are milliseconds by Stream's clock. */
export interface Known {
  readonly time: number;
  /** What a response told of the present window. */
  readonly heard: RateLimit | undefined;
  /** Requests of this replica which that need not include. */
  readonly unconfirmed: number;
}

/** What all replicas together know. */
export interface Shared {
  /** What a response told of the present window. */
  readonly heard: RateLimit | undefined;
  /** Milliseconds until a bulk request may go; 0: one may go now, and is counted. Meaningless to who wants none. */
  readonly wait: number;
}

/** How long others wait for the response to the request that goes ahead while nothing is known, in milliseconds. */
const PROBE_TIME = 5000;

/** How long it takes until another look makes sense where responses are awaited, in milliseconds. */
const POLL_TIME = 100;

/** The rules for bulk requests, which hold among replicas as they do within one. */
const RULES = [
  WINDOW,
  MARGIN,
  RESERVED_SHARE,
  SECONDS_OF_BURST,
  SCARCE_SHARE,
  LATENESS,
  PROBE_TIME,
  POLL_TIME,
];

/**
 * Tells Redis what one replica knows of a budget, and is told what all know.
 *
 * @param wantsBulk asks for the permission to send one bulk request
 */
export async function exchange(
  redis: RedisCommands,
  key: string,
  replica: string,
  { time, heard, unconfirmed }: Known,
  wantsBulk: boolean,
): Promise<Shared> {
  const window = heard ? [heard.limit, heard.remaining, heard.reset.getTime()] : [0, 0, 0];
  const args = [time, replica, unconfirmed, ...window, wantsBulk ? 1 : 0, ...RULES];
  const answer = await redis.call('EVAL', EXCHANGE_SCRIPT, 1, key, ...args);
  const [wait, limit, remaining, reset] = numbersOf(answer);
  return {
    wait,
    heard: reset > 0 ? { limit, remaining, reset: new Date(reset) } : undefined,
  };
}

function numbersOf(answer: unknown): [number, number, number, number] {
  const numbers = Array.isArray(answer) ? answer.map(Number) : [];
  const [wait = NaN, limit = NaN, remaining = NaN, reset = NaN] = numbers;
  if (Number.isNaN(wait + limit + remaining + reset)) {
    throw new TypeError(
      'Redis answered the script of the rate budgets with something else than four numbers.',
    );
  }
  return [wait, limit, remaining, reset];
}
