/** Node's timers take no more. */
export const MAX_MILLISECONDS = 2 ** 31 - 1;

/** More would only hide an outage. */
export const RETRIES_MAX = 100;
