import {
  BadRequestException,
  Injectable,
  UnsupportedMediaTypeException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { firstMessages } from './first-messages';

interface IncomingRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** Refuses input that would otherwise be ignored: bodies that are no JSON, and bodies of routes that take none. */
@Injectable()
export class InputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<IncomingRequest>();
    if (hasBody(request) && !isJson(request)) {
      throw new UnsupportedMediaTypeException('Send the body as JSON, with Content-Type: application/json.');
    }
    const fields = fieldsOf(request.body);
    if (fields.length > 0 && !takesBody(context)) {
      throw new BadRequestException(firstMessages(fields.map((field) => `${field} is not a known field`)));
    }
    return true;
  }
}

function hasBody({ headers }: IncomingRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function isJson({ headers }: IncomingRequest): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

function fieldsOf(body: unknown): string[] {
  return typeof body === 'object' && body !== null ? Object.keys(body) : [];
}

function takesBody(context: ExecutionContext): boolean {
  const parameters = (Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass(),
    context.getHandler().name,
  ) ?? {}) as object;
  return Object.keys(parameters).some((key) => key.startsWith(`${RouteParamtypes.BODY}:`));
}
