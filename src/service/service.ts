import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiKey } from '../access/authenticators/api-key/api-key';
import { startStreamEmulator } from '../emulator';
import { Readiness } from '../health/readiness';
import type { StreamModuleOptions } from '../stream/stream.module-options';
import { DEVELOPMENT_KEY } from './configuration/development-key';
import type { ServiceConfiguration, StreamConnection } from './configuration/service-configuration';
import { serveDocumentation } from './documentation/serve-documentation';
import { createLogger } from './logging/create-logger';
import { NestLogger } from './logging/nest-logger';
import { requestLog } from './logging/request-log';
import { createServiceApp } from './service-app';
import { Drain } from './shutdown/drain';

export interface RunningService {
  /** Where it listens, without a trailing slash. */
  readonly url: string;
  /** Where Swagger UI is, unless it is off. */
  readonly documentationUrl?: string;
  /** Present when the embedded emulator stands in for Stream. */
  readonly developmentKey?: string;
  /** Stops: readiness turns red, no connection is accepted any more, requests under way finish, then all is closed. */
  close(): Promise<void>;
}

/** Starts the service as configured, with an emulator in this process when there is no Stream to talk to. */
export async function startService(configuration: ServiceConfiguration): Promise<RunningService> {
  const { stream, apiKeys } = configuration;
  if (stream) return listen(configuration, stream, apiKeys);

  const { apiKey, apiSecret, url, ...emulator } = await startStreamEmulator();
  try {
    const keys = [DEVELOPMENT_KEY, ...apiKeys];
    // STREAM_PROXY_URL leads to Stream; a proxy elsewhere does not reach this process.
    const direct = { ...configuration, client: { ...configuration.client, proxy: false as const } };
    const service = await listen(direct, { apiKey, apiSecret, baseUrl: url }, keys);
    return {
      ...service,
      developmentKey: DEVELOPMENT_KEY.key,
      close: async () => {
        await service.close();
        await emulator.close();
      },
    };
  } catch (error) {
    await emulator.close();
    throw error;
  }
}

async function listen(
  configuration: ServiceConfiguration,
  stream: StreamConnection,
  apiKeys: readonly ApiKey[],
): Promise<RunningService> {
  const { port, host, stopTimeout } = configuration;
  const log = createLogger(configuration.logLevel);
  const app = await createServiceApp({
    ...configuration,
    stream: clientOptions(configuration, stream),
    apiKeys,
    configuration,
    http: configuration,
    logger: new NestLogger(log),
    observers: [requestLog(log)],
  });
  const { docs } = configuration;
  if (docs !== 'off') {
    serveDocumentation(app, {
      access: docs,
      key: configuration.stream ? undefined : DEVELOPMENT_KEY.key,
      acceptsTokens: configuration.jwt !== undefined,
    });
  }
  const drain = new Drain(app.getHttpServer());
  try {
    await app.init();
    // Not `app.listen`, which logs a taken port with its stack besides throwing.
    await app.getHttpAdapter().getInstance().listen({ port, host });
  } catch (error) {
    await app.close();
    throw error;
  }
  const url = urlOf(app);
  return {
    url,
    ...(docs !== 'off' && { documentationUrl: `${url}/docs` }),
    close: () => stop(app, drain, stopTimeout),
  };
}

function clientOptions(
  { client, verifyOnStart }: ServiceConfiguration,
  { apiKey, apiSecret, baseUrl }: StreamConnection,
): StreamModuleOptions {
  const { cacheTtl, allowedTokenRoles, ...settings } = client;
  return {
    apiKey,
    apiSecret,
    ...(baseUrl !== undefined && { baseUrl }),
    ...settings,
    ...(cacheTtl !== undefined && { cacheTtl }),
    ...(allowedTokenRoles !== undefined && { allowedTokenRoles }),
    verifyOnStart,
  };
}

async function stop(app: NestFastifyApplication, drain: Drain, timeout: number): Promise<void> {
  const logger = new Logger('Service');
  logger.log('Stopping: requests under way are finished.');
  app.get(Readiness, { strict: false }).stopping();
  const unfinished = await drain.run(timeout);
  if (unfinished > 0)
    logger.warn(`${unfinished} requests were cut off: they took longer than STOP_TIMEOUT, ${timeout} ms.`);
  await app.close();
}

/** An address that can be opened: the wildcard ones are for listening only. */
function urlOf(app: NestFastifyApplication): string {
  const address = app.getHttpServer().address();
  if (typeof address !== 'object' || address === null) throw new Error('The service does not listen.');
  const host = ['0.0.0.0', '::'].includes(address.address) ? '127.0.0.1' : address.address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
