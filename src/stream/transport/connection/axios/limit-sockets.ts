import type { Agent } from 'node:http';
import type { Duplex } from 'node:stream';

/** In milliseconds. */
interface SocketLimits {
  /** Since the end of the first request on a socket. */
  readonly maxAge: number;
  readonly maxIdle: number;
}

/**
 * Has an agent keep no socket that is too old.
 *
 * @returns what drops those that became too old, or were idle for too long, since they were kept; to be called before a request
 *   is sent. The clock tells, since timers stand still while a process is frozen.
 */
export function limitSockets(agent: Agent, { maxAge, maxIdle }: SocketLimits): () => void {
  const openedAt = new WeakMap<Duplex, number>();
  const idleSince = new WeakMap<Duplex, number>();
  const keep: KeepsSockets['keepSocketAlive'] = agent.keepSocketAlive.bind(agent);
  // An agent asks whether to keep a socket each time that a request on it has ended.
  (agent as KeepsSockets).keepSocketAlive = (socket) => {
    const now = Date.now();
    const since = openedAt.get(socket) ?? now;
    openedAt.set(socket, since);
    idleSince.set(socket, now);
    return now - since <= maxAge && keep(socket) !== false;
  };
  return () => {
    const now = Date.now();
    for (const socket of Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? [])) {
      const [opened = now, idle = now] = [openedAt.get(socket), idleSince.get(socket)];
      if (now - opened <= maxAge && now - idle <= maxIdle) continue;
      // Without it the agent would hand the socket out until it hears that it is closed.
      socket.emit('agentRemove');
      socket.destroy();
    }
  };
}

/** Its types do not tell that it returns whether the socket is kept. */
interface KeepsSockets {
  keepSocketAlive(socket: Duplex): unknown;
}
