import type { IncomingMessage, ServerResponse } from 'node:http';
import { StreamConfigurationError } from '../../stream/stream.errors';
import type { Capture } from './captured-body';
import { hideBody } from './hide-body';

type Next = (error?: unknown) => void;
type ExpressRequest = IncomingMessage & { readonly path: string; readonly ip?: string };
type Middleware = (request: ExpressRequest, response: ServerResponse, next: Next) => void;

/** The part of an Express 5 application that is used. */
export interface ExpressApp {
  use(middleware: Middleware): unknown;
  readonly router?: { readonly stack?: unknown };
}

/**
 * Reads the bodies of POST requests to `paths` in front of every middleware of the host, those that were added before
 * this one included.
 *
 * @throws StreamConfigurationError for an application whose middleware cannot be put in order
 */
export function captureOnExpress(app: ExpressApp, paths: readonly string[], capture: Capture): void {
  const isOurs = new Set(paths.map(normalized));
  app.use((request, _response, next) => {
    if (request.method !== 'POST' || !isOurs.has(normalized(request.path))) {
      next();
      return;
    }
    capture(request, request, request.ip).then(() => {
      hideBody(request);
      next();
    }, next);
  });
  moveLastToFront(app);
}

function moveLastToFront(app: ExpressApp): void {
  const stack: unknown = app.router?.stack;
  if (!Array.isArray(stack)) {
    throw new StreamConfigurationError(
      'StreamWebhooksModule cannot take the raw body before the parsers of this Express application. ' +
        'Use Express 5: NestFactory.create(AppModule, new ExpressAdapter()).',
    );
  }
  stack.unshift(stack.pop());
}

/** Express ignores case and a slash at the end, unless told otherwise. */
function normalized(path: string): string {
  return path.replace(/\/+$/, '').toLowerCase();
}
