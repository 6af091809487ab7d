import { aTerminal } from '../../../test/support/canned-terminal';
import { VERSION } from '../../stream/transport/version';
import { processSources } from '../configuration/configuration-sources';
import { runCommand } from './run-command';
import { USAGE } from './run-command';

describe('runCommand', () => {
  it.each([['help'], ['--help'], ['-h'], ['config', '--help']])('explains itself: %s %s', async (...args) => {
    const terminal = aTerminal();

    expect(await runCommand(args, terminal)).toBe(0);
    expect(terminal.printed()).toBe(USAGE);
  });

  it.each(['--version', '-v'])('says its version: %s', async (option) => {
    const terminal = aTerminal();

    expect(await runCommand([option], terminal)).toBe(0);
    expect(terminal.printed()).toBe(VERSION);
  });

  it.each([
    [['docter'], "there is no command 'docter'"],
    [['constructor'], "there is no command 'constructor'"],
    [['config', 'all'], "config takes no 'all'"],
    [['config', '--strict'], 'config has no option --strict'],
    [['start', '--json'], 'start has no option --json'],
    [['--json'], 'start has no option --json'],
    [['--port', '80'], "Unknown option '--port'"],
  ])('does not understand %j, and explains itself', async (args, problem) => {
    const terminal = aTerminal();

    expect(await runCommand(args, terminal)).toBe(2);
    expect(terminal.printed()).toBe('');
    expect(terminal.complaints()).toContain(problem);
    expect(terminal.complaints()).toContain(USAGE);
  });

  it('says in one line which packages the service needs, before anything else that may be wrong', async () => {
    const terminal = aTerminal({ PORT: 'http' }, { missing: ['pino@10', 'prom-client@15'] });

    expect(await runCommand([], terminal)).toBe(1);
    expect(terminal.complaints()).toBe(
      'The service needs packages that the library does without. Add them: npm install pino@10 prom-client@15',
    );
  });

  it('says in one line that the file .env cannot be read', async () => {
    const terminal = aTerminal();
    const sources = () => processSources('/dev/null');

    expect(await runCommand(['config'], { ...terminal, sources })).toBe(1);
    expect(terminal.complaints()).toBe('/dev/null/.env cannot be read (ENOTDIR).');
  });
});
