import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Many clients send `Content-Type: application/json` with every request, also with those that have no body. */
export function acceptEmptyBodies(app: NestFastifyApplication, bodyLimit: number): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request as Parameters<typeof parse>[0], body.toString(), done);
  });
}
