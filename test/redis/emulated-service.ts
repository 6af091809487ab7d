import { randomUUID } from 'node:crypto';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import type { ServiceAppOptions } from '../../src/service/service-app';
import { StreamClient } from '../../src/stream/stream.client';
import { AS_BACKEND, startServiceHost, type ServiceHost } from '../service/service-host';
import type { Answer } from '../rest/rest-host';
import { aCallEvent, signed } from '../webhooks/signed-delivery';
import { deliver } from '../webhooks/webhook-host';

/** The service in front of an emulator with the user `john`, and what tests of Redis send to it. */
export interface EmulatedService extends ServiceHost {
  readonly apiKey: string;
  /** Sends an event as Stream does; the status of the answer. */
  readonly webhook: (callId?: string) => Promise<number>;
  /** A POST with an `Idempotency-Key`, by default one that is new. */
  readonly post: (key?: string) => Promise<Answer>;
  readonly ready: () => Promise<Answer>;
}

/** Starts services that are closed after each test. Call it once, at the top level of a test file. */
export function useEmulatedServices(): (options: Partial<ServiceAppOptions>) => Promise<EmulatedService> {
  let emulator: StreamEmulator;
  let services: ServiceHost[];

  beforeAll(async () => {
    emulator = await startStreamEmulator();
    const client = new StreamClient(emulator.apiKey, emulator.apiSecret, { baseUrl: emulator.url });
    await client.upsertUsers([{ id: 'john' }]);
    await client.close();
  });

  beforeEach(() => {
    services = [];
  });

  afterEach(async () => {
    await Promise.all(services.map((service) => service.close()));
  });

  afterAll(() => emulator.close());

  return async (options) => {
    const { apiKey, apiSecret, url: baseUrl } = emulator;
    const service = await startServiceHost({ stream: { apiKey, apiSecret, baseUrl }, ...options });
    services.push(service);
    return {
      ...service,
      apiKey,
      webhook: async (callId) => {
        const delivery = signed(aCallEvent('call.ended', callId), { apiKey, secret: apiSecret });
        return (await deliver(service.url, delivery)).status;
      },
      post: (key = randomUUID()) =>
        service.request('POST', '/users/john/deactivate', undefined, {
          ...AS_BACKEND,
          'idempotency-key': key,
        }),
      ready: () => service.request('GET', '/health/ready', undefined, {}),
    };
  };
}
