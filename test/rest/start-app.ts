import { Module, type INestApplication, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Platform } from '../support/platforms';
import { listen, type RestHost } from './rest-host';

@Module({})
class Root {}

/** An app of a host with these imports, controllers and providers, that listens. */
export async function startApp(
  platform: Platform,
  metadata: ModuleMetadata,
): Promise<RestHost & { readonly app: INestApplication }> {
  const root = { module: Root, ...metadata };
  const options = { logger: false, abortOnError: false } as const;
  const app =
    platform === 'Fastify'
      ? await NestFactory.create(root, new FastifyAdapter(), options)
      : await NestFactory.create(root, options);
  return { ...(await listen(app)), app };
}
