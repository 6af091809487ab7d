import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiKey } from '../access/api-key';
import { startStreamEmulator } from '../emulator';
import { serveDocumentation } from './documentation';
import { createServiceApp } from './service-app';
import type { ServiceConfiguration } from './service-configuration';
import type { ServiceModuleOptions } from './service.module';

/** What anybody may use on their own machine, against data that is not real. */
const DEVELOPMENT_KEY: ApiKey = { name: 'development', key: 'dev-key', scopes: ['*'] };

export interface RunningService {
  /** Where it listens, without a trailing slash. */
  readonly url: string;
  /** Present when the embedded emulator stands in for Stream. */
  readonly developmentKey?: string;
  close(): Promise<void>;
}

/** Starts the service as configured, with an emulator in this process when there is no Stream to talk to. */
export async function startService(configuration: ServiceConfiguration): Promise<RunningService> {
  const { stream, timeout, apiKeys, webhookSecrets, redisUrl } = configuration;
  const webhooks = { webhookSecrets, redisUrl };
  if (stream) return listen(configuration, { stream: { ...stream, timeout }, apiKeys, ...webhooks });

  const { apiKey, apiSecret, url, ...emulator } = await startStreamEmulator();
  try {
    const service = await listen(configuration, {
      stream: { apiKey, apiSecret, baseUrl: url, timeout },
      apiKeys: [DEVELOPMENT_KEY, ...apiKeys],
      ...webhooks,
      developmentKey: DEVELOPMENT_KEY.key,
    });
    return {
      ...service,
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

interface AppOptions extends ServiceModuleOptions {
  /** Sent by Swagger UI from the start; everybody who can open the page gets it. */
  readonly developmentKey?: string;
}

async function listen(
  { port, host }: ServiceConfiguration,
  { developmentKey, ...options }: AppOptions,
): Promise<RunningService> {
  const app = await createServiceApp(options);
  serveDocumentation(app, developmentKey);
  try {
    await app.init();
    // Not `app.listen`, which logs a taken port with its stack besides throwing.
    await app.getHttpAdapter().getInstance().listen({ port, host });
  } catch (error) {
    await app.close();
    throw error;
  }
  return { url: urlOf(app), ...(developmentKey && { developmentKey }), close: () => app.close() };
}

/** An address that can be opened: the wildcard ones are for listening only. */
function urlOf(app: NestFastifyApplication): string {
  const address = app.getHttpServer().address();
  if (typeof address !== 'object' || address === null) throw new Error('The service does not listen.');
  const host = ['0.0.0.0', '::'].includes(address.address) ? '127.0.0.1' : address.address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
