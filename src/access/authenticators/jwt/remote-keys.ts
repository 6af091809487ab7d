import { Logger } from '@nestjs/common';
import type { JWTVerifyGetKey } from 'jose';
import { isError } from '../../../errors/is-error';
import { fetchText, type FetchTextOptions } from '../../../stream/proxy/fetch-text';
import { RetryLaterException } from '../../retry-later.exception';
import type { JwksSource } from './jwt.options';

export type Jose = typeof import('jose');

export type ResolvedJwksSource = Readonly<
  Record<'jwksTimeout' | 'jwksMaxAge' | 'jwksCooldown', number> & Pick<JwksSource, 'jwksUrl' | 'proxy'>
>;

/** In milliseconds, while no key is known: requests in between fail without asking. */
const FIRST_READING_PAUSE = 5000;

/**
 * The keys at an address. They are read when they are first needed, again when they are old or a token names a key that is
 * not among them, but no more often than the cooldown says. While the address cannot be read, the known keys go on.
 */
export class RemoteKeys {
  readonly #jose: Jose;
  readonly #source: ResolvedJwksSource;
  readonly #now: () => number;
  readonly #set: ReturnType<Jose['createRemoteJWKSet']>;
  readonly #logger = new Logger(RemoteKeys.name);
  #readAt: number | undefined;
  #version = 0;
  #triedAt: number | undefined;
  #reading: Promise<boolean> | undefined;

  /** @param now the time in milliseconds */
  constructor(jose: Jose, source: ResolvedJwksSource, now: () => number) {
    this.#jose = jose;
    this.#source = source;
    this.#now = now;
    // When to read is decided here: jose forgets the keys it knows when they are old and the address is down.
    this.#set = jose.createRemoteJWKSet(new URL(source.jwksUrl), {
      timeoutDuration: source.jwksTimeout,
      cacheMaxAge: Infinity,
      cooldownDuration: Infinity,
      [jose.customFetch]: (url, { headers, method, redirect, signal }) =>
        fetchKeys(url, { headers, method, redirect, signal, proxy: source.proxy }),
    });
  }

  /**
   * The key that a token names.
   *
   * @throws RetryLaterException when no key is known, since the address cannot be read; an error of jose's otherwise
   */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    await this.#requireKeys();
    try {
      return await this.#set(header, token);
    } catch (error) {
      const isUnknown = error instanceof this.#jose.errors.JWKSNoMatchingKey;
      if (!isUnknown || !(await this.#read())) throw error;
      return this.#set(header, token);
    }
  };

  /** Changes when the keys are read. Starts to read keys that are old. */
  readonly version = (): number => {
    this.#renew();
    return this.#version;
  };

  async #requireKeys(): Promise<void> {
    if (this.#readAt === undefined) {
      if (await this.#read()) return;
      throw new RetryLaterException(
        503,
        'Tokens cannot be verified at present: the keys of their issuer cannot be read.',
        Math.ceil(FIRST_READING_PAUSE / 1000),
      );
    }
    this.#renew();
  }

  /** The known keys serve until the new ones are here. */
  #renew(): void {
    if (this.#readAt === undefined) return;
    if (this.#now() - this.#readAt >= this.#source.jwksMaxAge) void this.#read();
  }

  /** Reads the keys, unless that was tried lately; whether they are new. Never rejects. */
  #read(): Promise<boolean> {
    if (this.#reading) return this.#reading;
    const { jwksCooldown } = this.#source;
    const pause = this.#readAt === undefined ? Math.min(jwksCooldown, FIRST_READING_PAUSE) : jwksCooldown;
    if (this.#triedAt !== undefined && this.#now() - this.#triedAt < pause) return Promise.resolve(false);
    this.#triedAt = this.#now();
    this.#reading = this.#set
      .reload()
      .then(
        () => {
          this.#readAt = this.#now();
          this.#version += 1;
          return true;
        },
        (error: unknown) => {
          this.#warn(error);
          return false;
        },
      )
      .finally(() => {
        this.#reading = undefined;
      });
    return this.#reading;
  }

  #warn(error: unknown): void {
    const { origin, pathname } = new URL(this.#source.jwksUrl);
    const consequence =
      this.#readAt === undefined ? 'no token can be verified' : 'those known already go on being used';
    this.#logger.warn(`The keys at ${origin}${pathname} cannot be read, ${consequence}: ${reasonOf(error)}`);
  }
}

/** A key takes about 1 KB. */
const KEYS_BYTES_MAX = 256 * 1024;

async function fetchKeys(url: string, options: Omit<FetchTextOptions, 'maxBytes'>): Promise<Response> {
  const { status, text } = await fetchText(url, { ...options, maxBytes: KEYS_BYTES_MAX });
  return new Response(text, { status });
}

/** fetch says no more than that it failed; why is in the cause. */
function reasonOf(error: unknown): string {
  if (!isError(error)) return String(error);
  return isError(error.cause) ? `${error.message} (${error.cause.message})` : error.message;
}
