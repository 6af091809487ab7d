import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { StreamConfigurationError } from '../../stream/stream.errors';
import { WEBHOOKS_OPTIONS, type ResolvedWebhooksOptions } from '../stream-webhooks.options';
import { DeliveryHeadersCheck } from '../receiver/delivery-headers.check';
import type { Capture, CapturedBody, RawBody } from './captured-body';
import { captureOnExpress, type ExpressApp } from './express-capture';
import { captureOnFastify, type FastifyServer } from './fastify-capture';
import { readBody } from './read-body';

/** What parsers of the host may have left of a body they took. */
interface ParsedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly raw?: IncomingMessage;
  readonly body?: unknown;
  readonly rawBody?: unknown;
}

/**
 * Takes the bodies of webhooks before any parser of the host does, since a signature is over the bytes as they came. It
 * does so on Express and Fastify, whatever parsers the host has, and with its option `rawBody` on or off.
 */
@Injectable()
export class RawBodyCapture {
  readonly #bodies = new WeakMap<object, CapturedBody>();

  constructor(
    @Inject(HttpAdapterHost) private readonly adapterHost: HttpAdapterHost,
    @Inject(WEBHOOKS_OPTIONS) private readonly options: ResolvedWebhooksOptions,
    @Inject(DeliveryHeadersCheck) private readonly check: DeliveryHeadersCheck,
  ) {}

  /**
   * To be called before the routes are made.
   *
   * @param paths where Express serves the route
   * @throws StreamConfigurationError on a platform where it cannot be done
   */
  install(paths: readonly string[]): void {
    const { httpAdapter } = this.adapterHost;
    const capture: Capture = async (request, body, address) => {
      const { headers } = request;
      const problem = this.check.problemOf({ headers, address });
      const read = problem ?? (await readBody(body, this.options.sizeLimit));
      this.#bodies.set(request, typeof read === 'string' ? read : rawBody(read, headers));
    };
    const type = httpAdapter.getType();
    if (type === 'express') captureOnExpress(httpAdapter.getInstance<ExpressApp>(), paths, capture);
    else if (type === 'fastify') captureOnFastify(httpAdapter.getInstance<FastifyServer>(), capture);
    else {
      throw new StreamConfigurationError(
        `StreamWebhooksModule cannot take the raw body on the platform '${type}'. It can on Express and Fastify: ` +
          'NestFactory.create(AppModule, new FastifyAdapter()).',
      );
    }
  }

  /** The body of a request of the platform. */
  bodyOf(request: ParsedRequest): CapturedBody {
    const captured = this.#bodies.get(request.raw ?? request) ?? 'body taken';
    if (captured !== 'body taken') return captured;
    // An app around this one may have parsed it, and kept the bytes.
    const { headers } = request;
    if (Buffer.isBuffer(request.rawBody)) return rawBody(request.rawBody, headers);
    return Buffer.isBuffer(request.body) ? rawBody(request.body, headers) : 'body taken';
  }
}

function rawBody(bytes: Buffer, headers: IncomingHttpHeaders): RawBody {
  return { bytes, contentEncoding: headers['content-encoding'] };
}
