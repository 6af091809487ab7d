import {
  BadRequestException,
  Injectable,
  UnsupportedMediaTypeException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { PerRoute, type Route } from '../access/per-route';
import { firstMessages } from './first-messages';
import { routeInputs } from './route-inputs';

interface IncomingRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** Refuses input that would otherwise be ignored: bodies that are no JSON, and bodies of routes that take none. */
@Injectable()
export class InputGuard implements CanActivate {
  readonly #takesBody = new PerRoute(takesBody);

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<IncomingRequest>();
    if (hasBody(request) && !isJson(request)) {
      throw new UnsupportedMediaTypeException('Send the body as JSON, with Content-Type: application/json.');
    }
    if (!this.#takesBody.of(context)) refuseFields(request.body);
    return true;
  }
}

function hasBody({ headers }: IncomingRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function isJson({ headers }: IncomingRequest): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

function refuseFields(body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  const fields = Object.keys(body);
  if (fields.length === 0) return;
  throw new BadRequestException(firstMessages(fields.map((field) => `${field} is not a known field`)));
}

function takesBody({ handler, controller }: Route): boolean {
  return routeInputs(controller, handler.name).some(({ kind }) => kind === 'body');
}
