import { UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_KEY_HEADER } from '../../access/authenticators/api-key/api-key.authenticator';
import type { Authenticator } from '../../access/authenticators/authenticator';
import { Authentication } from '../../access/authentication';

type Headers = FastifyRequest['headers'];

/** Has browsers ask for a password, which is an API key. */
const CHALLENGE = 'Basic realm="An API key as the password", charset="UTF-8"';

/** Lets those read the documentation whom the service knows: also by a form of credentials that browsers have for pages. */
export class DocumentationAccess {
  readonly #authentication: Authentication;

  constructor(authenticators: readonly Authenticator[]) {
    this.#authentication = new Authentication(authenticators);
  }

  /** Rejects a request with 401. */
  readonly onRequest = async ({ headers }: FastifyRequest, reply: FastifyReply): Promise<void> => {
    try {
      await this.#authentication.admit({ headers: withPassword(headers) });
    } catch (error) {
      void reply.headers(this.#authentication.headersFor(error));
      if (error instanceof UnauthorizedException) void reply.header('www-authenticate', CHALLENGE);
      throw error;
    }
  };
}

/** The same headers, where the password of HTTP's Basic authentication counts as an API key. */
function withPassword(headers: Headers): Headers {
  const [, basic] = /^Basic +([\w+/=-]+)$/i.exec(headers.authorization ?? '') ?? [];
  if (basic === undefined) return headers;
  const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(basic, 'base64').toString()) ?? [];
  return { ...headers, [API_KEY_HEADER]: password };
}
