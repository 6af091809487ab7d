import type { ConnectedRedis } from '../../redis/connect-redis';

/**
 * Hides `maxmemory_policy` from who asks for INFO, in its duplicates too: BullMQ would print a warning for each of its connections
 * past the log, of what is logged once when the durable mode starts.
 */
export function keepQuietOnEviction<Client extends ConnectedRedis>(client: Client): Client {
  const info = client.info.bind(client) as (...sections: string[]) => Promise<string>;
  const duplicate = client.duplicate.bind(client) as (...args: unknown[]) => ConnectedRedis;
  return Object.assign(client, {
    info: async (...sections: string[]) =>
      (await info(...sections)).replace(/^maxmemory_policy:.*\r?\n/m, ''),
    duplicate: (...args: unknown[]) => keepQuietOnEviction(duplicate(...args)),
  });
}
