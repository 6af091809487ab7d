/** The injection token of the list of authenticators. */
export const AUTHENTICATORS = Symbol.for('nestjs-getstream:authenticators');
