import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_KEY_HEADER } from '../../access/authenticators/api-key/api-key.authenticator';
import { keepFile, type KeptFile } from './kept-file';

const PAGES: readonly string[] = ['/docs', '/docs/', '/docs/index.html'];

/** The files of Swagger UI that the page loads. Nobody needs the others. */
const ASSETS: readonly string[] = [
  '/docs/swagger-ui.css',
  '/docs/swagger-ui-bundle.js',
  '/docs/swagger-ui-standalone-preset.js',
  '/docs/favicon-16x16.png',
  '/docs/favicon-32x32.png',
];

/** Nothing of it changes while the service runs. */
const FILES: ReadonlySet<string> = new Set([
  ...PAGES,
  ...ASSETS,
  '/docs/swagger-ui-init.js',
  '/docs-json',
  '/docs-yaml',
]);

/** In the page. */
const NAMES_OF_ASSETS = /swagger-ui(-bundle|-standalone-preset)?\.(css|js)|favicon-\d+x\d+\.png/g;

/** What lets a server send less than the file. */
const CONDITIONS = ['if-none-match', 'if-modified-since', 'if-range', 'range'];

/**
 * Makes and compresses each file of the documentation once. Browsers keep for good what they ask for with the version of
 * Swagger UI, and revalidate the rest.
 */
export class DocumentationCache {
  readonly #files = new Map<string, Promise<KeptFile>>();
  readonly #knownTags = new WeakMap<FastifyRequest, string | undefined>();
  readonly #version = swaggerUiVersion();

  /** @param visibility `private` when not everybody may read the documentation */
  constructor(private readonly visibility: 'public' | 'private') {}

  /** Answers with a file that is kept, and otherwise asks for all of it. */
  readonly onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const path = pathOf(request);
    if (!FILES.has(path)) throw new NotFoundException();
    this.#knownTags.set(request, request.headers['if-none-match']);
    for (const name of CONDITIONS) Reflect.deleteProperty(request.headers, name);
    if (request.method === 'HEAD' && !this.#files.has(path)) await requestFile(request);
    if (this.#files.has(path)) await reply.send('');
  };

  /** Keeps what is sent, and sends it in the form that suits the request. */
  readonly onSend = async (
    request: FastifyRequest,
    reply: FastifyReply,
    payload: unknown,
  ): Promise<unknown> => {
    if (reply.statusCode !== 200) return payload;
    const file = await this.#fileOf(pathOf(request), reply, payload);
    return this.#answer(file, request, reply);
  };

  #fileOf(path: string, reply: FastifyReply, payload: unknown): Promise<KeptFile> {
    const known = this.#files.get(path);
    if (known) {
      if (payload instanceof Readable) payload.destroy();
      return known;
    }
    const file = this.#make(path, String(reply.getHeader('content-type')), payload);
    this.#files.set(path, file);
    file.catch(() => this.#files.delete(path));
    return file;
  }

  async #make(path: string, type: string, payload: unknown): Promise<KeptFile> {
    const content = payload instanceof Readable ? await buffer(payload) : Buffer.from(String(payload));
    return keepFile(type, PAGES.includes(path) ? this.#withVersions(content) : content);
  }

  #withVersions(page: Buffer): Buffer {
    return Buffer.from(page.toString().replace(NAMES_OF_ASSETS, (name) => `${name}?v=${this.#version}`));
  }

  #answer({ type, etag, plain, gzipped }: KeptFile, request: FastifyRequest, reply: FastifyReply): unknown {
    void reply.headers({
      etag,
      vary: [reply.getHeader('vary') ?? [], 'accept-encoding'].flat().join(', '),
      'cache-control': `${this.visibility}, ${this.#lifetimeOf(request)}`,
    });
    reply.removeHeader('last-modified').removeHeader('accept-ranges').removeHeader('content-length');
    if (matchesEtag(this.#knownTags.get(request), etag)) {
      void reply.code(304).removeHeader('content-type');
      return null;
    }
    const isCompressed = gzipped !== undefined && acceptsGzip(String(request.headers['accept-encoding']));
    if (isCompressed) void reply.header('content-encoding', 'gzip');
    const content = isCompressed ? gzipped : plain;
    void reply.type(type).header('content-length', content.length);
    return request.method === 'HEAD' ? null : content;
  }

  /** A file of another version has another address, so that this one never changes. */
  #lifetimeOf(request: FastifyRequest): string {
    const isVersioned = ASSETS.some((path) => request.url === `${path}?v=${this.#version}`);
    return isVersioned ? 'max-age=31536000, immutable' : 'no-cache';
  }
}

/** Has the server keep a file for HEAD, whose headers are those of GET: it sends no content that could be kept. */
async function requestFile({ server, url, headers }: FastifyRequest): Promise<void> {
  const { authorization, [API_KEY_HEADER]: apiKey } = headers;
  const credentials = {
    ...(authorization && { authorization }),
    ...(apiKey && { [API_KEY_HEADER]: apiKey }),
  };
  await server.inject({ method: 'GET', url, headers: credentials });
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?')[0] ?? '';
}

/** It comes with `@nestjs/swagger`. */
function swaggerUiVersion(): string {
  const { version } = createRequire(require.resolve('@nestjs/swagger'))('swagger-ui-dist/package.json') as {
    version: string;
  };
  return version;
}

/** Whether the header `Accept-Encoding` allows gzip. */
export function acceptsGzip(header = ''): boolean {
  const codings = header.toLowerCase().split(',');
  const coding =
    codings.find((each) => /^\s*gzip\s*(;|$)/.test(each)) ?? codings.find((each) => /^\s*\*/.test(each));
  return coding !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(coding);
}

/** Whether the header `If-None-Match` has this weak tag. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim()) ?? [];
  return tags.some((tag) => tag === '*' || tag === etag);
}
