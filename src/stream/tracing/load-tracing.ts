import { isMissingPackage } from '../../errors/is-missing-package';
import type { RequestObserver } from '../request-observer';
import { tracingObserver, type OpenTelemetry } from './tracing-observer';

/**
 * The observer that makes spans, where `@opentelemetry/api` is installed; `undefined` where it is not.
 *
 * @param baseUrl the client's
 * @throws what the package itself throws when it cannot be loaded although it is there
 */
export function loadTracing(baseUrl: string): RequestObserver | undefined {
  const api = loadApi();
  return api && tracingObserver(api, baseUrl);
}

/** At once, and not with `import()`, so that there are spans from the first request on. */
function loadApi(): OpenTelemetry | undefined {
  try {
    return module.require('@opentelemetry/api') as OpenTelemetry;
  } catch (error) {
    if (isMissingPackage(error, '@opentelemetry/api')) return undefined;
    throw error;
  }
}
