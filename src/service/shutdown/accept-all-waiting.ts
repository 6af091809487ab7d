import type { Server } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/** Milliseconds that a turn of the event loop takes in which nothing happens. */
const IDLE_TURN = 0.05;

/** Milliseconds for which an idle turn is waited for; then any turn without a connection will do. */
const PATIENCE = 500;

/** Milliseconds after which connections that still come are too many to wait for. */
const STORM = 2000;

/**
 * Lets a server accept the connections that were made and wait for it, which closing it would reset: node accepts one per turn
 * of its event loop. When this is done none waited at the beginning of the turn, which was but a moment ago.
 */
export async function acceptAllWaiting(server: Server): Promise<void> {
  let accepted = 0;
  const count = (): void => {
    accepted += 1;
  };
  server.on('connection', count);
  // To the end of this turn: from there on, connections are accepted between one immediate and the next.
  await setImmediate();
  const begin = performance.now();
  for (let isDone = false; !isDone;) {
    const [acceptedBefore, turnBegin] = [accepted, performance.now()];
    await setImmediate();
    const now = performance.now();
    const isQuiet = accepted === acceptedBefore;
    const isIdle = isQuiet && now - turnBegin < IDLE_TURN;
    isDone = isIdle || now - begin > (isQuiet ? PATIENCE : STORM);
  }
  server.off('connection', count);
}
