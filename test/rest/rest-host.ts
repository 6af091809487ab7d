import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { createServiceApp } from '../../src/service/service-app';
import { ServiceModule, type ServiceModuleOptions } from '../../src/service/service.module';
import type { Platform } from '../support/platforms';

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
  const options = { stream, apiKeys: API_KEYS, adminApi: 'on' as const };
  const app =
    platform === 'Fastify'
      ? await createServiceApp({ ...options, logger: false })
      : await NestFactory.create(ServiceModule.forRoot(options), { logger: false, abortOnError: false });
  return listen(app);
}

export interface SharedRestHost extends Pick<RestHost, 'request'> {
  readonly stream: () => StreamEmulator;
}

/**
 * One service for all tests of a `describe`, which costs far less than one for each. Its emulator is as new before each test; what
 * the service itself keeps in memory is not.
 */
export function useRestHost(platform: Platform): SharedRestHost {
  let stream: StreamEmulator;
  let host: RestHost;

  beforeAll(async () => {
    stream = await startStreamEmulator();
    const { apiKey, apiSecret, url } = stream;
    host = await startRestHost(platform, { apiKey, apiSecret, baseUrl: url });
  });

  beforeEach(() => {
    stream.reset();
  });

  afterAll(async () => {
    await host.close();
    await stream.close();
  });

  return { request: (...request) => host.request(...request), stream: () => stream };
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
