import { UnauthorizedException } from '@nestjs/common';
import type { Authenticator, RequestCredentials } from './authenticators/authenticator';
import { PRINCIPAL, type AdmittedRequest } from './current-principal.decorator';
import { isThenable } from './is-thenable';
import type { Principal } from './principal';
import type { RequestLimiter } from './request-limiter';
import { RetryLaterException } from './retry-later.exception';

/** A request of Express or Fastify. */
export type IncomingCredentials = RequestCredentials & AdmittedRequest;

/** Finds out who makes a request, from its headers alone, and counts it. */
export class Authentication {
  constructor(
    private readonly authenticators: readonly Authenticator[],
    private readonly limiter?: RequestLimiter,
  ) {}

  /**
   * The principal of a request. It is kept with the request, so that a request is authenticated and counted once.
   *
   * @throws UnauthorizedException when no authenticator knows the credentials
   * @throws RetryLaterException 429 when the principal sends too many requests; 503 when an authenticator cannot tell at present
   */
  async admit(request: IncomingCredentials): Promise<Principal> {
    const known = request[PRINCIPAL];
    if (known) return known;
    const principal = await this.#identify(request);
    // Whoever is rejected from here on is known by name in the log.
    request[PRINCIPAL] = principal;
    const counted = this.limiter?.take(principal, request);
    if (counted) await counted;
    return principal;
  }

  /** The headers of a response to a request that failed with `error`. */
  headersFor(error: unknown): Readonly<Record<string, string>> {
    if (error instanceof RetryLaterException) return { 'Retry-After': String(error.retryAfter) };
    const challenges = this.authenticators.flatMap(({ challenge }) => challenge ?? []);
    if (!(error instanceof UnauthorizedException) || challenges.length === 0) return {};
    return { 'WWW-Authenticate': challenges.join(', ') };
  }

  async #identify({ headers }: RequestCredentials): Promise<Principal> {
    let outage: RetryLaterException | undefined;
    let rejection: UnauthorizedException | undefined;
    for (const authenticator of this.authenticators) {
      try {
        const known = authenticator.authenticate({ headers });
        const principal = isThenable(known) ? await known : known;
        if (principal) return principal;
      } catch (error) {
        // The request may have other credentials too.
        if (error instanceof RetryLaterException) outage = error;
        else if (error instanceof UnauthorizedException) rejection = error;
        else throw error;
      }
    }
    throw outage ?? rejection ?? new UnauthorizedException(this.#whatToSend());
  }

  #whatToSend(): string {
    const accepted = this.authenticators.flatMap(({ accepts }) => accepts ?? []);
    return `Send valid credentials${accepted.length > 0 ? `, such as ${accepted.join(' or ')}` : ''}.`;
  }
}
