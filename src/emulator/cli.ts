#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { messageOf } from '../errors/message-of';
import { startStreamEmulator, type StreamEmulatorOptions } from './index';

const DEFAULT_PORT = 8787;

const USAGE = `Usage: stream-emulator [options]

Starts an in-memory stand-in for Stream's HTTP API, for development and tests.

  --port <number>        port to listen on, 0 for a free one (default ${DEFAULT_PORT})
  --host <address>       address to listen on (default 127.0.0.1)
  --api-key <key>        API key of the app (default: made up)
  --api-secret <secret>  API secret of the app (default: made up, and printed)
  --allow-hooks-to <host>
                         host besides this machine that webhooks are sent to, * for all; may be repeated
  --allowed-host <name>  name besides localhost by which requests may reach it; may be repeated
  --enforce-rate-limits  answer 429 where one of Stream's rate limits is exceeded (default: only count)
  --help                 show this text
`;

/** A mistake of the person at the keyboard: told in one line, without a stack. */
class UsageError extends Error {}

function readOptions(args: readonly string[]): StreamEmulatorOptions | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  return {
    port: readPort(values.port),
    host: values.host,
    apiKey: values['api-key'],
    apiSecret: values['api-secret'],
    allowHooksTo: values['allow-hooks-to'],
    allowedHosts: values['allowed-host'],
    enforceRateLimits: values['enforce-rate-limits'],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        'api-key': { type: 'string' },
        'api-secret': { type: 'string' },
        'allow-hooks-to': { type: 'string', multiple: true },
        'allowed-host': { type: 'string', multiple: true },
        'enforce-rate-limits': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${messageOf(error)}\n\n${USAGE}`);
  }
}

function readPort(text = String(DEFAULT_PORT)): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port must be a number from 0 to 65535, not "${text}".`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const emulator = await startStreamEmulator(options);
  const { url, apiKey, apiSecret } = emulator;
  // A secret that was given is known already and better kept out of logs; one that was made up is known nowhere else.
  const secret = options.apiSecret === undefined ? { apiSecret } : {};
  process.stdout.write(`${JSON.stringify({ url, apiKey, ...secret })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close());
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port ?? ''} is taken. Choose another with --port, or 0 for a free one.`;
  return messageOf(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`stream-emulator: ${explain(error)}\n`);
  process.exitCode = 1;
});
