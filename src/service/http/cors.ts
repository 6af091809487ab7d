import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Seconds for which a browser remembers that it may. */
const PREFLIGHT_MAX_AGE = 600;

/** Lets pages of these origins call the service with a user's token. API keys are for servers: pages may not send them. */
export function allowOrigins(app: NestFastifyApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.enableCors({
    origin: [...origins],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-request-id'],
    exposedHeaders: [
      'Location',
      'Retry-After',
      'x-request-id',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
    ],
    maxAge: PREFLIGHT_MAX_AGE,
  });
}
