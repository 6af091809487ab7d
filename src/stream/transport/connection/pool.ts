import type { Pool } from 'undici';
import { leavingClient } from '../../proxy/leaving-client';
import { UndiciPool } from '../../proxy/undici-parts';

/** Opens a pool of connections to an origin. It opens no socket before the first request. */
export function openPool(origin: string, options: Pool.Options): Pool {
  return new UndiciPool(origin, { ...options, factory: leavingClient });
}
