import { StreamConfigurationError } from './stream.errors';

/**
 * Loads an optional package when it is first needed.
 *
 * @param name the package
 * @param feature what needs it, as the beginning of a sentence
 * @param load imports it; written out by the caller, so that bundlers see the name
 * @throws StreamConfigurationError saying how to install it
 */
export async function loadPeer<Package>(
  name: string,
  feature: string,
  load: () => Promise<Package>,
): Promise<Package> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing(error, name)) throw error;
    throw new StreamConfigurationError(
      `${feature} needs the package ${name}. Install it: npm install ${name}`,
      { cause: error },
    );
  }
}

function isMissing(error: unknown, name: string): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') && message.includes(`'${name}'`);
}
