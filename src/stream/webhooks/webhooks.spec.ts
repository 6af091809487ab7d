import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { StreamClient } from '../stream.client';
import { StreamWebhookError } from './stream-webhook-error';
import { WebhookVerifier } from './webhook-verifier';

const SECRET = 'tsec2';
const BODY =
  '{"type":"user.updated","created_at":"2026-04-08T14:23:35.879421674Z","user":{"id":"u-1","custom":{"x_at":"2026-04-08T14:23:35Z"}}}';
const client = new StreamClient('key', SECRET);

function sign(bytes: string | Buffer, secret = SECRET): string {
  return createHmac('sha256', secret).update(bytes).digest('hex');
}

function problemOf(body: string | Uint8Array): unknown {
  try {
    return client.parseEvent(body);
  } catch (error) {
    return error instanceof StreamWebhookError && error.message === error.reason ? error.reason : error;
  }
}

afterAll(() => client.close());

describe('verifyWebhook', () => {
  it.each<[string, string | Uint8Array]>([
    ['text', BODY],
    ['bytes', new Uint8Array(Buffer.from(BODY))],
    ['gzip', gzipSync(BODY)],
  ])('accepts %s', (_, body) => {
    expect(client.verifyWebhook(body, sign(BODY))).toBe(true);
  });

  it.each<[string, string | Uint8Array, string | string[] | undefined]>([
    ['a signature over the gzipped bytes', gzipSync(BODY), sign(gzipSync(BODY))],
    ['another body', `${BODY} `, sign(BODY)],
    ['another secret', BODY, sign(BODY, 'other')],
    ['upper case', BODY, sign(BODY).toUpperCase()],
    ['a part of the signature', BODY, sign(BODY).slice(0, 63)],
    ['other characters of the same length', BODY, 'é'.repeat(64)],
    ['no signature', BODY, undefined],
    ['several signatures', BODY, [sign(BODY)]],
    ['gzip that ends early', gzipSync(BODY).subarray(0, 40), sign(BODY)],
    ['a bomb', gzipSync(Buffer.alloc(50_000_000)), sign(BODY)],
    ['no body', undefined as unknown as string, sign(BODY)],
  ])('refuses %s, without an error', (_, body, signature) => {
    expect(client.verifyWebhook(body, signature)).toBe(false);
  });

  it('accepts further secrets while one is being replaced', () => {
    const bySecond = sign(BODY, 'second');

    expect(client.verifyWebhook(BODY, bySecond, { secrets: ['first', 'second'] })).toBe(true);
    expect(client.verifyWebhook(BODY, sign(BODY, ''), { secrets: [''] })).toBe(false);
  });

  it('needs a secret', () => {
    expect(() => new WebhookVerifier([''])).toThrow(
      'cannot verify webhook signature without an API secret on the client',
    );
    expect(() => new WebhookVerifier([])).toThrow('without an API secret');
  });
});

describe('parseEvent', () => {
  const base64 = (bytes: string | Buffer): string => Buffer.from(bytes).toString('base64');
  const envelope = (message: string): string =>
    JSON.stringify({ Type: 'Notification', MessageId: 'm', Message: message });

  it.each<[string, string | Uint8Array]>([
    ['the body of a webhook', BODY],
    ['a gzipped body', gzipSync(BODY)],
    ['a message of SQS', base64(BODY)],
    ['a gzipped message of SQS', base64(gzipSync(BODY))],
    ['an older message of SQS, which is plain', ` ${BODY}`],
    ['the message of a notification of SNS', base64(gzipSync(BODY))],
    ['a notification of SNS', envelope(base64(gzipSync(BODY)))],
    ['an older notification of SNS', envelope(BODY)],
  ])('reads %s', (_, body) => {
    expect(client.parseEvent(body)).toEqual({
      type: 'user.updated',
      created_at: new Date('2026-04-08T14:23:35.879Z'),
      user: { id: 'u-1', custom: { x_at: '2026-04-08T14:23:35Z' } },
    });
  });

  it.each<[string, string | Uint8Array, string]>([
    ['bad gzip', Buffer.from([0x1f, 0x8b, 1, 2, 3]), 'gzip decompression failed'],
    ['bad gzip in base64', base64(Buffer.from([0x1f, 0x8b, 1, 2, 3])), 'gzip decompression failed'],
    ['a gzip bomb', gzipSync(Buffer.alloc(50_000_000)), 'payload too large'],
    ['a gzip bomb in base64', base64(gzipSync(Buffer.alloc(50_000_000))), 'payload too large'],
    ['a large body', 'x'.repeat(5_000_000), 'payload too large'],
    ['base64 without padding', 'YQ', 'invalid base64 encoding'],
    [
      'base64 for URLs',
      base64('{"type":"~~~???"}').replace('/', '_').replace('+', '-').concat('_'),
      'invalid base64 encoding',
    ],
    ['an empty body', '', 'invalid base64 encoding'],
    ['broken JSON', '{"type":', 'invalid JSON payload'],
    ['base64 of broken JSON', base64('{"type":'), 'invalid JSON payload'],
    ['base64 of a list', base64('[1]'), 'invalid JSON payload'],
    ['an envelope in an envelope', envelope(envelope(base64(BODY))), 'payload has no event type'],
    ['no type', '{"created_at":1}', 'payload has no event type'],
    [
      'JSON nested too deep',
      `{"type":"x","a":${'['.repeat(99_999)}${']'.repeat(99_999)}}`,
      'invalid JSON payload',
    ],
  ])('refuses %s with a reason', (_, body, reason) => {
    expect(problemOf(body)).toBe(reason);
  });
});
