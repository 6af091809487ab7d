import type { OnApplicationShutdown } from '@nestjs/common';
import type { StreamModuleOptions } from '../stream/stream.module-options';
import type { StreamTesting } from './stream-testing';

/** The options of a host's client that connect it with an app of the emulator. Nest closes the app with the provider. */
export class TestedOptions implements OnApplicationShutdown {
  readonly #stream: StreamTesting;

  constructor(hostOptions: StreamModuleOptions, stream: StreamTesting) {
    this.#stream = stream;
    const { apiKey, apiSecret, baseUrl } = stream;
    const overridden: StreamModuleOptions = {
      apiKey,
      apiSecret,
      baseUrl,
      proxy: false,
      dispatcher: undefined,
    };
    Object.assign(this, hostOptions, overridden);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#stream.close();
  }
}
