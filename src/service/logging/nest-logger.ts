import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';
import { isError } from '../../errors/is-error';
import { withoutCredentials } from './describe-error';

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** What Nest says when it starts: a line per module and route, of use to those who look for a mistake. */
const START_UP = ['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication'];

/** Nest's logger over pino: messages, errors with their stack, and objects, whose fields become fields of the line. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.#write(START_UP.includes(contextOf(rest) ?? '') ? 'debug' : 'info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.#write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.#write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.#write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.#write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.#write('trace', message, rest);
  }

  #write(level: Level, message: unknown, rest: readonly unknown[]): void {
    if (!this.logger.isLevelEnabled(level)) return;
    const context = contextOf(rest);
    if (isError(message)) {
      this.logger[level]({ context, err: message }, withoutCredentials(message.message));
    } else if (typeof message === 'object' && message !== null) {
      this.logger[level]({ context, ...message });
    } else {
      this.logger[level]({ context, stack: stackOf(rest) }, withoutCredentials(String(message)));
    }
  }
}

/** Nest's own loggers pass their context last. */
function contextOf(rest: readonly unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
}

/** `logger.error(text, error.stack)`, to which the context is added. */
function stackOf(rest: readonly unknown[]): string | undefined {
  const stack = rest.at(-2);
  return typeof stack === 'string' ? withoutCredentials(stack) : undefined;
}
