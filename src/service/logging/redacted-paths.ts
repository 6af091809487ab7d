/** Fields that are never shown, wherever someone should log an object that has them. */
const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'x-api-key',
  'x-signature',
  'custom',
  'token',
  'secret',
  'apiSecret',
];

/** How deep in a logged object they are looked for. */
const DEPTHS = ['', '*', '*.*', '*.*.*'];

/** Nothing in this house logs them on purpose: this is the second line of defence. */
export const REDACTED_PATHS: readonly string[] = DEPTHS.flatMap((depth) =>
  SECRET_FIELDS.map((field) => `${depth}["${field}"]`),
);
