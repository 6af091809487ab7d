import type { DeliveryService } from '../events/deliveries/delivery-service';
import { exportState, importState, type AppState } from './app-state';
import type { App, AppCredentials } from '../world/app';
import type { World } from './tenants';

/** The apps of an emulator as its owner handles them. */
export class EmulatedApps {
  constructor(
    private readonly world: World,
    private readonly deliveries: DeliveryService,
    private readonly firstKey: string,
    private readonly seed: AppState | undefined,
  ) {}

  createApp(): AppCredentials {
    const { apiKey, apiSecret } = this.world.create();
    return { apiKey, apiSecret };
  }

  exportState(apiKey?: string): AppState {
    return structuredClone(exportState(this.find(apiKey)));
  }

  importState(state: AppState, apiKey?: string): void {
    const replaced = this.find(apiKey);
    const successor = this.world.successorOf(replaced);
    importState(successor, structuredClone(state));
    // What the old state has emitted is no part of the new one.
    void this.deliveries.stop(replaced.apiKey);
    replaced.journal.clear();
    this.world.put(successor);
  }

  reset(): void {
    for (const app of this.world.all()) {
      this.importState((app.apiKey === this.firstKey ? this.seed : undefined) ?? {}, app.apiKey);
      app.faults.clear();
      app.requests.clear();
      app.rateLimiter.reset();
    }
  }

  /** The app with that key as time has made it; the first one without a key. Throws if there is none. */
  find(apiKey = this.firstKey): App {
    const app = this.world.get(apiKey);
    if (!app) throw new Error(`This emulator has no app with the API key "${apiKey}".`);
    app.timers.settle();
    return app;
  }

  /** Ends what is under way: deliveries, and waiting for events. */
  async close(): Promise<void> {
    for (const app of this.world.all()) {
      app.journal.close();
      app.timers.stop();
    }
    await this.deliveries.close();
  }
}
