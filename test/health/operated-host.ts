import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { RestErrorFilter } from '../../src/rest/rest-error.filter';
import { StreamModule } from '../../src/stream/stream.module';
import type { StreamModuleOptions } from '../../src/stream/stream.module-options';
import type { Platform } from '../support/platforms';

export interface OperatedHost {
  readonly app: INestApplication;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<HostAnswer>;
}

export interface HostAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed text. */
  readonly json: () => ReturnType<typeof JSON.parse>;
}

/** Starts apps with a client of Stream's, which are closed after each test. Call it once, at the top level of a test file. */
export function useOperatedHosts(): (
  platform: Platform,
  stream: StreamModuleOptions,
  imports: NonNullable<ModuleMetadata['imports']>,
  setUp?: (app: INestApplication) => void,
) => Promise<OperatedHost> {
  const apps: INestApplication[] = [];
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
  });
  return async (platform, stream, imports, setUp) => {
    @Module({
      imports: [StreamModule.forRoot({ apiKey: 'key', apiSecret: 'secret', ...stream }), ...imports],
      // The service has it, and hosts have the like.
      providers: [{ provide: APP_FILTER, useClass: RestErrorFilter }],
    })
    class HostModule {}

    const adapter = platform === 'Express' ? new ExpressAdapter() : new FastifyAdapter();
    const app = await NestFactory.create(HostModule, adapter, { logger: false, abortOnError: false });
    apps.push(app);
    setUp?.(app);
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    return { app, get: (path, headers = {}) => get(`${url}${path}`, headers) };
  };
}

async function get(url: string, headers: Record<string, string>): Promise<HostAnswer> {
  const answer = await fetch(url, { headers });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) as unknown };
}
