import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Headers of every answer. */
export type SecurityHeaders = Readonly<Record<string, string>>;

const ONE_HALF_YEAR_SECONDS = 180 * 24 * 60 * 60;

const OPTIONS: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      // The rest is for Swagger UI, which brings all of its files along: nothing comes from other hosts.
      connectSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      scriptSrc: ["'self'"],
      // Its page and its components have styles in them.
      styleSrc: ["'self'", "'unsafe-inline'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Browsers heed it over HTTPS only. Whether the host's other names are served over HTTPS is not for this service to say.
  strictTransportSecurity: { maxAge: ONE_HALF_YEAR_SECONDS, includeSubDomains: false },
  frameguard: { action: 'deny' },
  // Left out: what only Internet Explorer and Flash heed, and hints for pages, which the answers of an API are not.
  xXssProtection: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xDnsPrefetchControl: false,
  originAgentCluster: false,
};

/**
 * The headers that helmet sets. They are the same for every answer, so helmet is asked once: it would put them together anew
 * for each request, which costs more than the rest of Fastify's work.
 */
export async function readSecurityHeaders(): Promise<SecurityHeaders> {
  const probe: FastifyInstance = new FastifyAdapter().getInstance();
  await probe.register(helmet, OPTIONS);
  const headers = new Promise<SecurityHeaders>((resolve) => {
    probe.get('/', (_request, reply) => {
      resolve(textOf(reply.hijack().raw.getHeaders()));
    });
  });
  await probe.ready();
  const request = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: '/' });
  probe.routing(request, new ServerResponse(request));
  return headers;
}

function textOf(headers: OutgoingHttpHeaders): SecurityHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** Sends them with every answer, which besides may not be kept by caches unless a route says otherwise. */
export function answerWithSecurityHeaders(server: FastifyInstance, headers: SecurityHeaders): void {
  const all = { 'cache-control': 'no-store', ...headers };
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(all);
    done();
  });
}
