import { PID_VARIABLE } from './shared-service';

/** Jest calls it once, when all tests are over. Nothing is kept, so that nothing has to be finished first. */
export default function stopSharedService(): void {
  process.kill(Number(process.env[PID_VARIABLE]), 'SIGKILL');
}
