/** What is used of a Redis client; `Redis` and `Cluster` of ioredis are such. */
export interface RedisClient {
  call(command: string, ...args: (string | number)[]): Promise<unknown>;
}
