import type { RedisClient } from '../../redis/redis-client';

/**
 * Adds a job at the end of a line unless it stands in it, and tells who is first. The score of a place is when it was
 * taken, in microseconds.
 */
const JOIN = `
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then
  local time = redis.call('TIME')
  local place = time[1] * 1000000 + time[2]
  local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')[2]
  if last and tonumber(last) >= place then place = tonumber(last) + 1 end
  redis.call('ZADD', KEYS[1], string.format('%.0f', place), ARGV[1])
end
return redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')`;

const LEAVE = `
redis.call('ZREM', KEYS[1], ARGV[1])
return redis.call('ZRANGE', KEYS[1], 0, 0)`;

/** The place of a job in a line. */
export interface Place {
  readonly jobId: string;
  /** When it joined, in milliseconds since 1970 by the clock of Redis. */
  readonly since: number;
}

/**
 * The jobs of each call in the order in which they came: only the first may run. A place belongs to a job, not to the
 * process that runs it, so nothing expires: BullMQ gives the job of a process that died to another one.
 */
export class CallLines {
  constructor(
    private readonly redis: RedisClient,
    private readonly prefix: string,
  ) {}

  /** Puts a job at the end of the line of a call, unless it stands in it, and tells which job is first. */
  async join(line: string, jobId: string): Promise<Place> {
    const [first = jobId, since = '0'] = await this.#run(JOIN, line, jobId);
    return { jobId: first, since: Number(since) / 1000 };
  }

  /** Takes a job out of the line, and tells which is first now. */
  async leave(line: string, jobId: string): Promise<string | undefined> {
    return (await this.#run(LEAVE, line, jobId))[0];
  }

  /** How many jobs of a call wait or run. */
  async length(line: string): Promise<number> {
    return Number(await this.redis.call('ZCARD', this.#key(line)));
  }

  async #run(script: string, line: string, jobId: string): Promise<string[]> {
    return (await this.redis.call('EVAL', script, 1, this.#key(line), jobId)) as string[];
  }

  #key(line: string): string {
    return `${this.prefix}:line:${line}`;
  }
}
