/** The injection token of the `HitStorage` in which both limits count. */
export const HIT_STORAGE = Symbol.for('nestjs-getstream:hit-storage');

/** The injection token of the `RateLimit` of addresses. */
export const ADDRESS_RATE_LIMIT = Symbol.for('nestjs-getstream:address-rate-limit');

/** The injection token of the `RateLimit` of principals. */
export const PRINCIPAL_RATE_LIMIT = Symbol.for('nestjs-getstream:principal-rate-limit');
