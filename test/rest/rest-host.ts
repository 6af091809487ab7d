import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createServiceApp } from '../../src/service/service-app';
import { ServiceModule, type ServiceModuleOptions } from '../../src/service/service.module';

export type Platform = 'Fastify' | 'Express';
export const PLATFORMS: readonly Platform[] = ['Fastify', 'Express'];

/** A key for everything. */
export const KEY = 'key-for-everything';
/** A key that may only read users. */
export const READER_KEY = 'key-for-reading-users';

export const API_KEYS: ServiceModuleOptions['apiKeys'] = [
  { name: 'backend', key: KEY, scopes: ['*'] },
  { name: 'reader', key: READER_KEY, scopes: ['users:read'] },
];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, as untyped as it comes, or a text; `undefined` when there is no body. */
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface RestHost {
  /** Where it listens, without a trailing slash. */
  readonly url: string;
  readonly request: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** The standalone service on Fastify, or the same modules in an Express app, in front of `stream`. */
export async function startRestHost(
  platform: Platform,
  stream: ServiceModuleOptions['stream'],
): Promise<RestHost> {
  const options = { stream, apiKeys: API_KEYS };
  const app =
    platform === 'Fastify'
      ? await createServiceApp({ ...options, logger: false })
      : await NestFactory.create(ServiceModule.forRoot(options), { logger: false, abortOnError: false });
  return listen(app);
}

/** Lets an app listen on a free port, as a host to send requests to. */
export async function listen(app: INestApplication): Promise<RestHost> {
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    url,
    request: (method, path, body, headers = { 'x-api-key': KEY }) =>
      send(`${url}${path}`, { method, body, headers }),
    close: () => app.close(),
  };
}

interface Sending {
  readonly method: string;
  readonly body: unknown;
  readonly headers: Record<string, string>;
}

async function send(url: string, { method, body, headers }: Sending): Promise<Answer> {
  const hasBody = body !== undefined;
  const answer = await fetch(url, {
    method,
    headers: hasBody ? { 'content-type': 'application/json', ...headers } : headers,
    body: typeof body === 'string' ? body : hasBody ? JSON.stringify(body) : null,
  });
  const { status, headers: received } = answer;
  return { status, headers: received, body: parse(await answer.text(), received) };
}

function parse(text: string, headers: Headers): unknown {
  if (headers.get('content-type')?.startsWith('text/') === true) return text;
  return text === '' ? undefined : JSON.parse(text);
}
