import { isMissingPackage } from '../errors/is-missing-package';
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
    return await orRequired(name, load());
  } catch (error) {
    if (!isMissingPackage(error, name)) throw error;
    throw new StreamConfigurationError(
      `${feature} needs the package ${name}. Install it: npm install ${name}`,
      { cause: error },
    );
  }
}

/** Jest knows no `import()` unless Node runs with `--experimental-vm-modules`. */
async function orRequired<Package>(name: string, loading: Promise<Package>): Promise<Package> {
  try {
    return await loading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG') throw error;
    return module.require(name) as Package;
  }
}
