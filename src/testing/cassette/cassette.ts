import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Agent, type Dispatcher } from 'undici';
import { RecordingDispatcher, ReplayingDispatcher } from './cassette.dispatcher';
import type { RecordedExchange, RecordedRequest, RecordedResponse } from './recorded-exchange';
import { Scrubber } from './scrubber';
import { UnrecordedRequestError } from './unrecorded-request.error';

const FORMAT_VERSION = 1;

interface CassetteFile {
  readonly version: number;
  readonly exchanges: readonly RecordedExchange[];
}

export interface CassetteOptions {
  /**
   * Texts that must not be in the file, besides tokens and fields of secrets. Default: the values of `STREAM_API_KEY` and
   * `STREAM_API_SECRET`.
   */
  readonly secrets?: readonly string[];
  /** Fields of requests that may have another value when they are replayed, at any depth, such as random ids. Default: none. */
  readonly ignoreFields?: readonly string[];
  /** Sends the requests that are recorded. Default: an undici `Agent` of the cassette's own. */
  readonly dispatcher?: Dispatcher;
}

/** Requests to the real service and their responses, in a file. */
export interface Cassette {
  /** `replay` if the file existed when the cassette was opened, else `record`. */
  readonly mode: 'record' | 'replay';
  /** For the `dispatcher` option of a client or of `StreamModule.forRoot()`. */
  readonly dispatcher: Dispatcher;
  /** Recorded requests that were not replayed, as `METHOD path`. Empty while recording. */
  unused(): readonly string[];
  /**
   * Writes the file, if it records.
   *
   * @throws UnrecordedRequestError if a request was sent that the file does not have, even if the code under test caught the error
   */
  close(): Promise<void>;
}

/**
 * Opens a cassette: the first run records what the real service responds, later ones replay it without a network. Tokens, API keys and
 * secrets are not kept.
 *
 * @param file of one test, such as `test/cassettes/standup.json`
 * @throws Error if there is no file and the environment variable `CI` is set, or the file is no cassette
 * @example
 * const cassette = await openCassette('test/cassettes/standup.json');
 * const client = new StreamClient(apiKey, apiSecret, { dispatcher: cassette.dispatcher });
 * // …
 * await cassette.close();
 */
export async function openCassette(file: string, options: CassetteOptions = {}): Promise<Cassette> {
  const { STREAM_API_KEY = '', STREAM_API_SECRET = '' } = process.env;
  const scrubber = new Scrubber(options.secrets ?? [STREAM_API_KEY, STREAM_API_SECRET]);
  if (existsSync(file)) return replay(file, await read(file), scrubber, options.ignoreFields ?? []);
  if (isCi()) {
    throw new Error(
      `There is no cassette ${file}, and nothing is recorded while CI is set. Record it on your machine and commit it.`,
    );
  }
  return record(file, scrubber, options.dispatcher);
}

function record(file: string, scrubber: Scrubber, given: Dispatcher | undefined): Cassette {
  const exchanges: RecordedExchange[] = [];
  const agent = given ?? new Agent();
  return {
    mode: 'record',
    dispatcher: new RecordingDispatcher(agent, (request, response) => {
      exchanges.push(scrubber.scrub({ request, response }) as RecordedExchange);
    }),
    unused: () => [],
    close: async () => {
      if (!given) await agent.close();
      await mkdir(dirname(file), { recursive: true });
      await writeFile(
        file,
        `${JSON.stringify({ version: FORMAT_VERSION, exchanges } satisfies CassetteFile, null, 2)}\n`,
      );
    },
  };
}

function replay(
  file: string,
  exchanges: readonly RecordedExchange[],
  scrubber: Scrubber,
  ignored: readonly string[],
): Cassette {
  const left = new Set(exchanges);
  let missing: UnrecordedRequestError | undefined;
  const respond = (sent: RecordedRequest): RecordedResponse => {
    const request = scrubber.scrub(sent) as RecordedRequest;
    const wanted = without(request, ignored);
    const found = [...left].find((exchange) => isDeepStrictEqual(without(exchange.request, ignored), wanted));
    if (!found) {
      const error = new UnrecordedRequestError(file, request, exchanges, exchanges.length - left.size);
      missing ??= error;
      throw error;
    }
    left.delete(found);
    return found.response;
  };
  return {
    mode: 'replay',
    dispatcher: new ReplayingDispatcher(respond),
    unused: () => [...left].map(({ request }) => `${request.method} ${request.path}`),
    close: () => (missing ? Promise.reject(missing) : Promise.resolve()),
  };
}

async function read(file: string): Promise<readonly RecordedExchange[]> {
  const { version, exchanges } = JSON.parse(await readFile(file, 'utf8')) as Partial<CassetteFile>;
  if (version === FORMAT_VERSION && Array.isArray(exchanges)) return exchanges as RecordedExchange[];
  throw new Error(`${file} is no cassette of version ${FORMAT_VERSION}. Delete it to record it again.`);
}

/** A copy in which fields of these names are left out. */
function without(value: unknown, ignored: readonly string[]): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, item: unknown) => (ignored.includes(name) ? undefined : item)),
  );
}

function isCi(): boolean {
  return !['', '0', 'false'].includes(process.env.CI ?? '');
}
