import type { INestApplication, NestApplicationOptions, Provider, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { StreamModule } from '../../src/stream/stream.module';
import { StreamWebhooksModule, type StreamWebhooksForRootOptions } from '../../src/webhooks';
import { API_KEY, SECRET, type Delivery } from './signed-delivery';
import type { Platform } from '../support/platforms';

export interface HostOptions {
  readonly providers?: readonly Provider[];
  readonly controllers?: readonly Type[];
  readonly imports?: readonly NonNullable<Parameters<typeof Module>[0]['imports']>[number][];
  readonly webhooks?: StreamWebhooksForRootOptions;
  /** Without the client and the receiver that hosts have otherwise: `imports` has them. */
  readonly alone?: boolean;
  readonly app?: NestApplicationOptions;
  /** Called before the app is initialised, where a host sets up its own things. */
  readonly setUp?: (app: INestApplication) => void | Promise<void>;
  readonly adapter?: ExpressAdapter | FastifyAdapter;
}

export interface Answer {
  readonly status: number;
  readonly body: { outcome?: string; error?: string };
}

export interface WebhookHost {
  readonly app: INestApplication;
  readonly url: string;
  readonly deliver: (delivery: Delivery, path?: string) => Promise<Answer>;
}

/** Starts hosts that are closed after each test. Call it once, at the top level of a test file. */
export function useWebhookHosts(): (platform: Platform, options?: HostOptions) => Promise<WebhookHost> {
  const hosts: INestApplication[] = [];
  afterEach(async () => {
    await Promise.all(hosts.splice(0).map((app) => app.close()));
  });
  return async (platform, options = {}) => {
    const host = await startWebhookHost(platform, options);
    hosts.push(host.app);
    return host;
  };
}

/** A host of its own that receives webhooks. */
export async function startWebhookHost(platform: Platform, options: HostOptions): Promise<WebhookHost> {
  const adapter = options.adapter ?? (platform === 'Express' ? new ExpressAdapter() : new FastifyAdapter());
  const app = await NestFactory.create(hostModule(options), adapter, {
    logger: false,
    abortOnError: false,
    ...options.app,
  });
  await options.setUp?.(app);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return { app, url, deliver: (delivery, path) => deliver(url, delivery, path) };
}

/** Sends a delivery as Stream does. */
export async function deliver(
  url: string,
  { body, headers }: Delivery,
  path = '/webhooks/stream',
): Promise<Answer> {
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: new Uint8Array(body) });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

function hostModule({
  providers = [],
  controllers = [],
  imports = [],
  webhooks,
  alone = false,
}: HostOptions): Type {
  const usual = [
    StreamModule.forRoot({ apiKey: API_KEY, apiSecret: SECRET }),
    // Tests send more bad deliveries from this address than strangers may.
    StreamWebhooksModule.forRoot({ maxRejectedPerMinute: 1_000_000, ...webhooks }),
  ];
  @Module({
    imports: [...(alone ? [] : usual), ...imports],
    providers: [...providers],
    controllers: [...controllers],
  })
  class HostModule {}
  return HostModule;
}
