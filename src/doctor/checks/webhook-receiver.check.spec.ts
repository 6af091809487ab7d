import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { API_SECRET, aContext } from '../../../test/support/doctor-context';
import { checkWebhookReceiver } from './webhook-receiver.check';

type Answer = (isSigned: boolean, response: ServerResponse, headers: IncomingMessage['headers']) => void;

let server: Server;

/** Lets the check meet a receiver that answers so. */
async function meet(answer: Answer, changes: Parameters<typeof aContext>[0] = {}) {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = createHmac('sha256', API_SECRET).update(Buffer.concat(chunks)).digest('hex');
      answer(request.headers['x-signature'] === signature, response, request.headers);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/stream`;
  return checkWebhookReceiver(aContext({ webhookUrl, ...changes }));
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const reply = (response: ServerResponse, status: number, error?: string): void => {
  response.writeHead(status).end(error === undefined ? 'text' : JSON.stringify({ error }));
};

describe('checkWebhookReceiver', () => {
  it('is content with a receiver that takes what is signed and nothing else', async () => {
    const keys: unknown[] = [];
    const finding = await meet((isSigned, response, headers) => {
      keys.push(headers['x-api-key'], headers['x-webhook-attempt']);
      reply(response, isSigned ? 200 : 401, 'signature mismatch');
    });

    expect(finding).toMatchObject({ status: 'ok' });
    expect(keys).toEqual(['mmhfdzb5evj2', '1', 'mmhfdzb5evj2', '1']);
  });

  it.each<[string, Answer, string, string]>([
    [
      'takes everything',
      (_, response) => {
        reply(response, 200);
      },
      'anybody can send it any',
      'X-Signature',
    ],
    [
      'parses before it verifies',
      (_, response) => {
        reply(response, 401, 'signature mismatch');
      },
      'does not get the bytes that were sent',
      'raw body',
    ],
    [
      'has another key',
      (_, response) => {
        reply(response, 401, 'unknown api key');
      },
      'knows another API key',
      'STREAM_API_KEY',
    ],
    [
      'has a guard in front',
      (_, response) => {
        reply(response, 403);
      },
      'status 403',
      'no guard',
    ],
    [
      'lost the body',
      (_, response) => {
        reply(response, 503, 'body taken');
      },
      'Another body parser',
      'no middleware',
    ],
    [
      'is elsewhere',
      (_, response) => {
        reply(response, 404);
      },
      'no receiver at the address',
      'global prefix',
    ],
    [
      'redirects',
      (_, response) => {
        response.writeHead(301, { location: '/elsewhere' }).end();
      },
      'redirects',
      'Set STREAM_WEBHOOK_URL',
    ],
    [
      'fails',
      (isSigned, response) => {
        reply(response, isSigned ? 500 : 401);
      },
      'fails with status 500',
      'logs of the receiver',
    ],
    [
      'is cut off',
      (_, response) => {
        response.destroy();
      },
      'cannot be reached from here',
      'Start it',
    ],
  ])('says what to do about one that %s', async (_, answer, words, fix) => {
    expect(await meet(answer)).toEqual({
      check: 'webhook receiver',
      status: 'error',
      message: expect.stringContaining(words),
      fix: expect.stringContaining(fix),
    });
  });

  it('says what it cannot know without the secret', async () => {
    const finding = await meet(
      (_, response) => {
        reply(response, 401, 'signature mismatch');
      },
      { apiSecret: undefined },
    );

    expect(finding).toMatchObject({ status: 'skipped', fix: expect.stringContaining('STREAM_API_SECRET') });
  });

  it('is skipped without an address', async () => {
    const finding = await meet(() => undefined, { webhookUrl: undefined });

    expect(finding).toMatchObject({ status: 'skipped', fix: expect.stringContaining('STREAM_WEBHOOK_URL') });
  });
});
