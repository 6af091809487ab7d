import { ACCESS_VARIABLES } from './access.variables';
import { IDEMPOTENCY_VARIABLES } from './idempotency.variables';
import { SERVER_VARIABLES } from './server.variables';
import { STREAM_VARIABLES } from './stream.variables';
import { TOKEN_VARIABLES } from './token.variables';
import { fileVariable, type Variable } from './variable';

/** Every variable that the service reads, in the order in which they are shown. */
export const ALL_VARIABLES: readonly Variable[] = [
  ...Object.values(STREAM_VARIABLES),
  ...Object.values(ACCESS_VARIABLES),
  ...Object.values(TOKEN_VARIABLES),
  ...Object.values(SERVER_VARIABLES),
  ...Object.values(IDEMPOTENCY_VARIABLES),
];

/** The names of all of them, those with the path of a file included. */
export const KNOWN_NAMES: readonly string[] = ALL_VARIABLES.flatMap((variable) =>
  variable.file === true ? [variable.name, fileVariable(variable)] : [variable.name],
);
