import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { LogLevelName } from '../configuration/service-configuration';
import { describeError } from './describe-error';
import { REDACTED_PATHS } from './redacted-paths';

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
