import { destination, type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevelName } from '../configuration/service-configuration';
import { describeError } from './describe-error';

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
const REDACTED_PATHS: readonly string[] = DEPTHS.flatMap((depth) =>
  SECRET_FIELDS.map((field) => `${depth}["${field}"]`),
);

const STDOUT = 1;

/**
 * Logs as JSON, one line each, to standard output unless told otherwise. Lines are written in the background; those that are
 * left when the process exits are written then.
 */
export function createLogger(level: LogLevelName, stream: DestinationStream = standardOutput()): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: { paths: [...REDACTED_PATHS], censor: '[redacted]' },
    },
    stream,
  );
}

function standardOutput(): DestinationStream {
  return destination({ dest: STDOUT, sync: false });
}
