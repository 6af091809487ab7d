import { StreamConfigurationError } from '../../../stream/stream.errors';

/**
 * Loads an optional package when it is first needed.
 *
 * @param name the package
 * @param load imports it; written out by the caller, so that bundlers see the name
 * @throws StreamConfigurationError saying how to install it
 */
export async function loadPeer<Package>(name: string, load: () => Promise<Package>): Promise<Package> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing(error, name)) throw error;
    throw new StreamConfigurationError(
      `Redis is configured for webhooks, which needs the package ${name}. Install it: npm install bullmq ioredis`,
      { cause: error },
    );
  }
}

function isMissing(error: unknown, name: string): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') && message.includes(`'${name}'`);
}
