import { createServiceApp, type ServiceAppOptions } from '../../src/service/service-app';
import { API_KEYS, KEY, listen, type RestHost } from '../rest/rest-host';

export interface ServiceHost extends RestHost {
  readonly url: string;
  readonly port: number;
}

/** Nobody listens there: what needs Stream fails at once. */
export const NO_STREAM: ServiceAppOptions['stream'] = {
  apiKey: 'key',
  apiSecret: 'secret',
  baseUrl: 'http://127.0.0.1:9',
  retries: 0,
};

export const AS_BACKEND = { 'x-api-key': KEY };

/** The standalone service in this process, as far as it is not said otherwise without Stream, logs and limits. */
export async function startServiceHost(options: Partial<ServiceAppOptions> = {}): Promise<ServiceHost> {
  const app = await createServiceApp({ stream: NO_STREAM, apiKeys: API_KEYS, logger: false, ...options });
  const host = await listen(app);
  const url = await app.getUrl();
  return { ...host, url, port: Number(new URL(url).port) };
}
