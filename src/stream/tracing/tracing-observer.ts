import type { Span, SpanOptions, TraceAPI, Tracer } from '@opentelemetry/api';
import type { Attempt, AttemptOutcome, RequestObserver } from '../request-observer';
import { StreamApiError, type StreamError } from '../stream.errors';
import { VERSION } from '../transport/version';

/** What is used of `@opentelemetry/api`. */
export interface OpenTelemetry {
  readonly trace: Pick<TraceAPI, 'getTracer'>;
  readonly SpanKind: { readonly CLIENT: NonNullable<SpanOptions['kind']> };
  readonly SpanStatusCode: { readonly ERROR: Parameters<Span['setStatus']>[0]['code'] };
}

/**
 * Makes a span of each attempt to send a request to Stream, named such as `GET GetCall`, below the span that is active. Its
 * attributes are those of OpenTelemetry's semantic conventions for HTTP clients, and `stream.operation`.
 *
 * These spans are made here since the instrumentations see neither Nest 12, which is loaded as ESM, nor which operation of
 * Stream's a request is. Without an SDK nothing is recorded, and an attempt costs next to nothing.
 *
 * @param baseUrl the client's
 */
export function tracingObserver(api: OpenTelemetry, baseUrl: string): RequestObserver {
  return new TracingObserver(api, baseUrl);
}

/** What the spans of an operation have in common. */
interface SpanKind {
  readonly name: string;
  readonly options: SpanOptions;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

class TracingObserver implements RequestObserver {
  readonly #api: OpenTelemetry;
  readonly #tracer: Tracer;
  readonly #urlPrefix: string;
  readonly #server: { readonly 'server.address': string; readonly 'server.port': number };
  /** What the spans of an operation have in common, by its name. */
  readonly #kinds = new Map<string, SpanKind>();

  constructor(api: OpenTelemetry, baseUrl: string) {
    const { hostname, port, protocol } = new URL(baseUrl);
    this.#api = api;
    this.#tracer = api.trace.getTracer('nestjs-getstream', VERSION);
    this.#urlPrefix = `${baseUrl}/api/v2`;
    this.#server = {
      'server.address': hostname,
      'server.port': port === '' ? (DEFAULT_PORTS[protocol] ?? 443) : Number(port),
    };
  }

  attempt({
    method,
    operation,
    path,
    requestId,
    attempt,
  }: Attempt): ((outcome: AttemptOutcome) => void) | undefined {
    const { name, options } = this.#kinds.get(operation) ?? this.#newKind(operation, method);
    const span = this.#tracer.startSpan(name, options);
    if (!span.isRecording()) return undefined;
    // Neither the query nor the headers: the former has the API key, the latter the token.
    span.setAttribute('url.full', `${this.#urlPrefix}${path}`);
    span.setAttribute('stream.request_id', requestId);
    if (attempt > 1) span.setAttribute('http.request.resend_count', attempt - 1);
    return ({ status, error }) => {
      if (status !== undefined) span.setAttribute('http.response.status_code', status);
      if (error) this.#fail(span, status, error);
      span.end();
    };
  }

  #fail(span: Span, status: number | undefined, error: StreamError): void {
    const isErrorStatus = status !== undefined && status >= 400;
    span.setAttribute('error.type', isErrorStatus ? String(status) : error.name);
    if (error instanceof StreamApiError && error.code !== undefined) {
      span.setAttribute('stream.error_code', error.code);
    }
    // By the conventions there is no description where the status says it all.
    const description = isErrorStatus ? {} : { message: error.message };
    span.setStatus({ code: this.#api.SpanStatusCode.ERROR, ...description });
  }

  /** The attributes are known when the span starts, since samplers may decide by them. */
  #newKind(operation: string, method: string): SpanKind {
    const kind = {
      name: `${method} ${operation}`,
      options: {
        kind: this.#api.SpanKind.CLIENT,
        attributes: { 'http.request.method': method, 'stream.operation': operation, ...this.#server },
      },
    };
    this.#kinds.set(operation, kind);
    return kind;
  }
}
