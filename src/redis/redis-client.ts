/** What is used of a Redis client; `Redis` of ioredis is one. */
export interface RedisClient {
  call(command: string, ...args: (string | number)[]): Promise<unknown>;
  /** Closes the connection after the commands under way. */
  quit(): Promise<unknown>;
  /** Closes the connection at once. */
  disconnect(): void;
}
