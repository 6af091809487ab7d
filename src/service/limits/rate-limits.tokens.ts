/** The injection token of the `RateLimit` of addresses. */
export const ADDRESS_RATE_LIMIT = Symbol.for('nestjs-getstream:address-rate-limit');

/** The injection token of the `RateLimit` of principals. */
export const PRINCIPAL_RATE_LIMIT = Symbol.for('nestjs-getstream:principal-rate-limit');
