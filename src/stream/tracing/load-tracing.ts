import { isMissingPackage } from '../../errors/is-missing-package';
import type { RequestObserver } from '../request-observer';
import { tracingObserver, type OpenTelemetry } from './tracing-observer';

/**
 * The observer that makes spans, where `@opentelemetry/api` is installed; `undefined` where it is not.
 *
 * @param baseUrl the client's
 * @param load returns the package, or throws what `require` throws
 * @throws what the package itself throws when it cannot be loaded although it is there
 */
export function loadTracing(baseUrl: string, load = requireApi): RequestObserver | undefined {
  const api = apiOf(load);
  return api && tracingObserver(api, baseUrl);
}

/** At once, and not with `import()`, so that there are spans from the first request on. */
function requireApi(): OpenTelemetry {
  return module.require('@opentelemetry/api') as OpenTelemetry;
}

function apiOf(load: () => OpenTelemetry): OpenTelemetry | undefined {
  try {
    return load();
  } catch (error) {
    if (isMissingPackage(error, '@opentelemetry/api')) return undefined;
    throw error;
  }
}
