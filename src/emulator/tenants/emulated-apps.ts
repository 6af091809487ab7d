import type { DeliveryService } from '../events/deliveries/delivery-service';
import { exportState, importState, type AppState } from './app-state';
import { PackedState } from './packed-state';
import type { AppCredentials } from '../world/app-credentials';
import type { Tenant } from './tenant';
import type { Tenants } from './tenants';

/** The apps of an emulator as its owner handles them. */
export class EmulatedApps {
  /** What the first app starts with. */
  private readonly seed: PackedState | undefined;

  constructor(
    private readonly tenants: Tenants,
    private readonly deliveries: DeliveryService,
    private readonly firstKey: string,
    seed: AppState | undefined,
  ) {
    this.seed = seed === undefined ? undefined : new PackedState(seed);
  }

  createApp(): AppCredentials {
    const { apiKey, apiSecret } = this.tenants.create().app;
    return { apiKey, apiSecret };
  }

  removeApp(apiKey: string): void {
    if (apiKey === this.firstKey) throw new Error('The first app of an emulator cannot be removed.');
    const tenant = this.find(apiKey);
    void this.deliveries.stop(apiKey);
    tenant.journal.close();
    this.tenants.remove(tenant);
  }

  exportState(apiKey?: string): AppState {
    return structuredClone(exportState(this.find(apiKey).app));
  }

  importState(state: AppState, apiKey?: string): void {
    this.#replace(this.find(apiKey), new PackedState(state).unpack());
  }

  /** A new app has the empty state already. */
  #replace(replaced: Tenant, state: unknown): void {
    const successor = this.tenants.successorOf(replaced);
    if (state !== undefined) importState(successor.app, state);
    // What the old state has emitted is no part of the new one.
    void this.deliveries.stop(replaced.apiKey);
    replaced.journal.clear();
    this.tenants.put(successor);
  }

  reset(): void {
    for (const tenant of this.tenants.all()) {
      this.#replace(tenant, tenant.apiKey === this.firstKey ? this.seed?.unpack() : undefined);
      tenant.faults.clear();
      tenant.requests.clear();
      tenant.app.rateLimiter.reset();
    }
  }

  /** The app with that key as time has made it; the first one without a key. Throws if there is none. */
  find(apiKey = this.firstKey): Tenant {
    const tenant = this.tenants.get(apiKey);
    if (!tenant) throw new Error(`This emulator has no app with the API key "${apiKey}".`);
    tenant.timers.settle();
    return tenant;
  }

  /** Ends what is under way: deliveries, and waiting for events. */
  async close(): Promise<void> {
    for (const tenant of this.tenants.all()) {
      tenant.journal.close();
      tenant.timers.stop();
    }
    await this.deliveries.close();
  }
}
