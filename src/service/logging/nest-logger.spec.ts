import { Logger, type LoggerService } from '@nestjs/common';
import type { LogLevelName } from '../configuration/service-configuration';
import { createLogger } from './create-logger';
import { NestLogger } from './nest-logger';

type Line = Record<string, unknown>;

function aLogger(level: LogLevelName = 'trace'): { logger: LoggerService; lines: Line[] } {
  const lines: Line[] = [];
  const stream = { write: (text: string) => lines.push(JSON.parse(text) as Line) };
  return { logger: new NestLogger(createLogger(level, stream)), lines };
}

describe('NestLogger', () => {
  afterEach(() => {
    Logger.overrideLogger(false);
  });

  it('writes one line of JSON with level, time, context and text', () => {
    const { logger, lines } = aLogger();
    Logger.overrideLogger(logger);

    new Logger('Service').warn('careful');

    expect(lines).toEqual([
      { level: 'warn', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), context: 'Service', msg: 'careful' },
    ]);
  });

  it('has the levels of pino for those of Nest', () => {
    const { logger, lines } = aLogger();
    Logger.overrideLogger(logger);
    const nest = new Logger('Service');

    nest.verbose('a');
    nest.debug('a');
    nest.log('a');
    nest.warn('a');
    nest.error('a');
    nest.fatal('a');

    expect(lines.map(({ level }) => level)).toEqual(['trace', 'debug', 'info', 'warn', 'error', 'fatal']);
  });

  it('leaves out what is below the level', () => {
    const { logger, lines } = aLogger('warn');

    logger.log('a', 'Service');

    expect(lines).toEqual([]);
  });

  it.each(['RouterExplorer', 'InstanceLoader'])('takes what %s says at the start for details', (context) => {
    const { logger, lines } = aLogger();

    logger.log('Mapped {/users, PUT} route', context);

    expect(lines).toMatchObject([{ level: 'debug' }]);
  });

  it('writes the stack of an error, given as itself or as text', () => {
    const { logger, lines } = aLogger();
    Logger.overrideLogger(logger);

    new Logger('Service').error(new TypeError('broken'));
    new Logger('Service').error('broken', 'Error: broken\n    at here');

    expect(lines).toMatchObject([
      { context: 'Service', msg: 'broken', err: { type: 'TypeError', stack: expect.any(String) } },
      { context: 'Service', msg: 'broken', stack: 'Error: broken\n    at here' },
    ]);
  });

  it('writes the fields of an object as fields of the line, without those that are secret', () => {
    const { logger, lines } = aLogger();

    logger.warn(
      { msg: 'odd', size: 7, token: 's3cret', headers: { 'x-api-key': 's3cret' }, a: { b: { custom: 1 } } },
      'Service',
    );

    expect(lines).toMatchObject([
      {
        msg: 'odd',
        size: 7,
        token: '[redacted]',
        headers: { 'x-api-key': '[redacted]' },
        a: { b: { custom: '[redacted]' } },
      },
    ]);
  });

  it('shows no credentials that came into a text', () => {
    const { logger, lines } = aLogger();

    logger.error(new Error('sent Bearer s3cret'));
    logger.error('sent Bearer s3cret', 'Error: sent Bearer s3cret\n    at here', 'Service');

    expect(JSON.stringify(lines)).not.toContain('s3cret');
  });
});
