import { startService } from './running-service';

/** How the address gets into the processes that run the tests. */
const URL_VARIABLE = 'TEST_SHARED_SERVICE_URL';
/** How the process gets to `stop-shared-service.ts`. */
export const PID_VARIABLE = 'TEST_SHARED_SERVICE_PID';

/** Starts the one service that the tests of the compiled package share, on the emulator. Jest calls it once a run. */
export default async function startSharedService(): Promise<void> {
  const { url, pid } = await startService({
    RATE_LIMIT_PER_ADDRESS: '0',
    RATE_LIMIT_PER_PRINCIPAL: '0',
    ADMIN_API: 'on',
  });
  process.env[URL_VARIABLE] = url;
  process.env[PID_VARIABLE] = String(pid);
}

/**
 * Where the shared service listens. Its emulator is shared as well: tests that write take ids of their own, and tests that
 * need a configuration of their own use `startService`.
 */
export function sharedServiceUrl(): string {
  const url = process.env[URL_VARIABLE];
  if (url === undefined)
    throw new Error(`${URL_VARIABLE} is not set: run these tests with jest's project "dist".`);
  return url;
}
