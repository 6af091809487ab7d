import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import { StreamClient } from '../stream.client';
import { StreamCancelledError, StreamValidationError } from '../stream.errors';
import type { Call } from '../calls/call';

const { aServer } = useClientFixture();

const FILE = Buffer.from('0123456789'.repeat(10_000));
const ETAG = '"v1"';

type Answering = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

const files: Server[] = [];
let requests: IncomingMessage[];

beforeEach(() => {
  requests = [];
});

afterEach(async () => {
  for (const server of files.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** The host of a file, which is not Stream's. */
async function aFileHost(answer: Answering): Promise<string> {
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response, requests.length);
  });
  files.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/rec.mp4?Signature=secret-signature`;
}

async function aCall(): Promise<Call> {
  const stream = await aServer();
  const client = new StreamClient('key', 'secret', { baseUrl: stream.url });
  return client.video.call('default', 'c1');
}

/** Sends the file, or the part that is asked for; `until`: the connection breaks there. */
function send(request: IncomingMessage, response: ServerResponse, until = FILE.length, etag = ETAG): void {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const isPart = request.headers.range !== undefined;
  response.writeHead(isPart ? 206 : 200, {
    'Content-Type': 'video/mp4',
    'Content-Length': FILE.length - start,
    ETag: etag,
    ...(isPart && { 'Content-Range': `bytes ${start}-${FILE.length - 1}/${FILE.length}` }),
  });
  if (until >= FILE.length) response.end(FILE.subarray(start));
  else response.write(FILE.subarray(start, until), () => response.destroy());
}

function sendAll(request: IncomingMessage, response: ServerResponse): void {
  send(request, response);
}

describe('downloadRecording', () => {
  it('streams the file, and sends its host nothing of the client', async () => {
    const url = await aFileHost(sendAll);
    const call = await aCall();

    const { stream, size, contentType } = await call.downloadRecording({ url });

    expect(await buffer(stream)).toEqual(FILE);
    expect({ size, contentType }).toEqual({ size: FILE.length, contentType: 'video/mp4' });
    expect(requests.map(({ method, url: path }) => [method, path])).toEqual([
      ['GET', '/rec.mp4?Signature=secret-signature'],
    ]);
    expect(Object.keys(requests[0]!.headers).sort()).toEqual(['accept-encoding', 'connection', 'host']);
  });

  it('continues where the connection broke, with Range and If-Range', async () => {
    const url = await aFileHost((request, response, nth) => {
      send(request, response, [30_000, 70_000, undefined][nth - 1]);
    });
    const call = await aCall();

    const { stream } = await call.downloadRecording({ url });

    expect(await buffer(stream)).toEqual(FILE);
    expect(requests.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=30000-', 'bytes=70000-']);
    expect(requests[2]!.headers['if-range']).toBe(ETAG);
  });

  it('continues an earlier download from an offset', async () => {
    const url = await aFileHost(sendAll);
    const call = await aCall();

    const { stream, size } = await call.downloadRecording({ url }, { offset: 99_990 });

    expect((await buffer(stream)).toString()).toBe('0123456789');
    expect(size).toBe(FILE.length);
  });

  it('retries a host that fails at first', async () => {
    const url = await aFileHost((request, response, nth) => {
      if (nth === 1) response.writeHead(503).end();
      else send(request, response);
    });
    const call = await aCall();

    const { stream } = await call.downloadRecording({ url });

    expect(await buffer(stream)).toEqual(FILE);
  });

  it('gives up a host that sends no further byte', async () => {
    const url = await aFileHost((request, response, nth) => {
      if (nth === 1) send(request, response, 30_000);
      else response.destroy();
    });
    const call = await aCall();
    const { stream } = await call.downloadRecording({ url }, { retries: 1 });

    const error = await failureOf(buffer(stream));

    expect(error).toMatchObject({ name: 'StreamConnectionError', operation: 'DownloadRecording' });
    expect(requests).toHaveLength(2);
  });

  it('gives up a host that breaks each connection after a few bytes', async () => {
    const url = await aFileHost((request, response, nth) => {
      send(request, response, nth * 10);
    });
    const call = await aCall();
    const { stream } = await call.downloadRecording({ url });

    expect(await failureOf(buffer(stream))).toMatchObject({ name: 'StreamConnectionError' });
    expect(requests.length).toBeLessThanOrEqual(51);
  });

  it.each<[string, Answering]>([
    [
      'another version of the file',
      (request, response, nth) => {
        send(request, response, nth === 1 ? 30_000 : undefined, nth === 1 ? ETAG : '"v2"');
      },
    ],
    [
      'the whole file instead of the rest',
      (request, response, nth) => {
        if (nth > 1) delete request.headers.range;
        send(request, response, nth === 1 ? 30_000 : undefined);
      },
    ],
    [
      'another part than was asked for',
      (request, response, nth) => {
        if (nth > 1) request.headers.range = 'bytes=10-';
        send(request, response, nth === 1 ? 30_000 : undefined);
      },
    ],
  ])('does not join the file to %s', async (_, answer) => {
    const url = await aFileHost(answer);
    const call = await aCall();
    const { stream } = await call.downloadRecording({ url });

    expect(await failureOf(buffer(stream))).toMatchObject({ code: 'ERR_FILE_CHANGED' });
    expect(requests).toHaveLength(2);
  });

  it.each<[string, Answering]>([
    ['whose length says so', sendAll],
    [
      'of no known length',
      (_, response) => {
        response.writeHead(200, { 'Transfer-Encoding': 'chunked' }).end(FILE);
      },
    ],
  ])('refuses a file %s that is larger than maxBytes', async (_, answer) => {
    const url = await aFileHost(answer);
    const call = await aCall();

    const error = await failureOf(
      call.downloadRecording({ url }, { maxBytes: 99_999 }).then(({ stream }) => buffer(stream)),
    );

    expect(error).toMatchObject({ name: 'StreamConnectionError', code: 'ERR_FILE_TOO_LARGE' });
    expect(requests).toHaveLength(1);
  });

  it('says what a refusal means, without the address', async () => {
    const url = await aFileHost((_, response) => response.writeHead(403).end('<Error>secret</Error>'));
    const call = await aCall();

    const error = (await failureOf(call.downloadRecording({ url }))) as Error;

    expect(error).toMatchObject({ name: 'StreamApiError', status: 403, retryable: false });
    expect(error.message).toContain('list the files of the call again');
    expect(`${error.message} ${error.stack ?? ''}`).not.toContain('secret');
    expect(requests).toHaveLength(1);
  });

  it('follows redirects, and no more than three', async () => {
    const url = await aFileHost((request, response, nth) => {
      if (nth <= 3) response.writeHead(302, { Location: `/moved-${nth}` }).end();
      else send(request, response);
    });
    const endless = await aFileHost((_, response) => response.writeHead(302, { Location: '/again' }).end());
    const call = await aCall();

    const { stream } = await call.downloadRecording({ url });

    expect(await buffer(stream)).toEqual(FILE);
    expect(await failureOf(call.downloadRecording({ url: endless }))).toMatchObject({
      code: 'ERR_TOO_MANY_REDIRECTS',
    });
  });

  it('ends when its signal is aborted, and when its stream is destroyed', async () => {
    const url = await aFileHost((request, response) => {
      response.writeHead(200, { 'Content-Length': FILE.length });
      response.write(FILE.subarray(0, 10));
      response.once('close', () => request.emit('gone'));
    });
    const call = await aCall();
    const abort = new AbortController();

    const aborted = await call.downloadRecording({ url }, { signal: abort.signal });
    const failure = failureOf(buffer(aborted.stream));
    const firstGone = new Promise((resolve) => requests[0]!.once('gone', resolve));
    abort.abort();
    expect(await failure).toBeInstanceOf(StreamCancelledError);
    await firstGone;

    const destroyed = await call.downloadRecording({ url });
    const secondGone = new Promise((resolve) => requests[1]!.once('gone', resolve));
    destroyed.stream.destroy();
    await secondGone;
  });

  it.each([
    ['text that is no address', 'rec.mp4'],
    ['a file of this machine', 'file:///etc/passwd'],
    ['an address with a password', 'https://john:pw@files.example/rec.mp4'],
    ['nothing', undefined],
  ])('refuses %s', async (_, url) => {
    const call = await aCall();

    const error = await failureOf(call.downloadRecording({ url: url! }));

    expect(error).toBeInstanceOf(StreamValidationError);
    expect(error).toMatchObject({ parameter: 'url' });
  });

  it('wants TLS wherever Stream is reached by TLS, redirects included', async () => {
    const client = new StreamClient('key', 'secret');
    const call = client.video.call('default', 'c1');

    const error = await failureOf(call.downloadTranscription({ url: 'http://files.example/t.jsonl' }));

    expect(error).toMatchObject({ message: 'url must be an https address.' });
    await client.close();
  });

  it.each([{ offset: -1 }, { maxBytes: 0 }, { timeout: 0.5 }, { retries: -1 }])(
    'refuses the options %j',
    async (options) => {
      const call = await aCall();

      expect(
        await failureOf(call.downloadRecording({ url: 'https://files.example' }, options)),
      ).toBeInstanceOf(StreamValidationError);
    },
  );
});
