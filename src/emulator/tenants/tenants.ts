import type { AppCredentials } from '../world/app-credentials';
import type { Clock } from '../world/clock';
import { Tenant, TenantIdentity, type EmulatorServices } from './tenant';

const API_KEY_BYTES = 6;
const API_SECRET_BYTES = 32;

/** All apps of one emulator, each with its own API key and nothing in common with the others. */
export class Tenants {
  private readonly byKey = new Map<string, Tenant>();
  private created = 0;

  constructor(private readonly services: EmulatorServices) {}

  /** What the clocks of the apps follow. */
  get clock(): Clock {
    return this.services.clock;
  }

  /** Whether the app's state is the present one. */
  isCurrent(tenant: Tenant): boolean {
    return this.byKey.get(tenant.apiKey) === tenant;
  }

  /** A new, empty app. Credentials that are not given are made up. */
  create(given: Partial<AppCredentials> = {}): Tenant {
    const { ids } = this.services;
    const { apiKey = ids.hex(API_KEY_BYTES), apiSecret = ids.hex(API_SECRET_BYTES) } = given;
    const identity = new TenantIdentity({ apiKey, apiSecret }, ++this.created, this.services);
    return this.put(new Tenant(identity, this.services));
  }

  get(apiKey: string): Tenant | undefined {
    return this.byKey.get(apiKey);
  }

  /** An empty app with the identity of `tenant`. It takes the place of that one only when it is put. */
  successorOf({ identity }: Tenant): Tenant {
    return new Tenant(identity, this.services);
  }

  put(tenant: Tenant): Tenant {
    this.byKey.get(tenant.apiKey)?.timers.stop();
    this.byKey.set(tenant.apiKey, tenant);
    tenant.timers.start();
    return tenant;
  }

  remove(tenant: Tenant): void {
    tenant.timers.stop();
    this.byKey.delete(tenant.apiKey);
  }

  all(): Tenant[] {
    return [...this.byKey.values()];
  }
}
