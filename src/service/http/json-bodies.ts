import { BadRequestException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { INPUT_BOUNDS } from '../../rest/input-excess';
import { jsonExcess } from '../../stream/transport/decoding/json-excess';

/**
 * Parses JSON. An empty body is none: many clients send `Content-Type: application/json` with every request. Text that is nested
 * too deep or has too many values is rejected before anything is made of it.
 */
export function parseJsonBodies(app: NestFastifyApplication, bodyLimit: number): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit }, (request, body, done) => {
    if (body.length === 0) {
      done(null, undefined);
      return;
    }
    const excess = jsonExcess(body, INPUT_BOUNDS);
    if (excess === undefined) void parse(request as Parameters<typeof parse>[0], body.toString(), done);
    else done(new BadRequestException([`the body must not ${excess}`]));
  });
}
