export const RECONCILIATION_OPTIONS = Symbol.for('nestjs-getstream:reconciliation-options');

/** The clients whose apps are looked at, by the key of the app. */
export const RECONCILED_CLIENTS = Symbol.for('nestjs-getstream:reconciled-clients');
