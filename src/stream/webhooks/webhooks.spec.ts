import { createHmac } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import * as zlib from 'node:zlib';
import { StreamClient } from '../stream.client';
import { StreamWebhookError } from './stream-webhook-error';
import { WebhookVerifier } from './webhook-verifier';

const SECRET = 'tsec2';
const BODY =
  '{"type":"user.updated","created_at":"2026-04-08T14:23:35.879421674Z","user":{"id":"u-1","custom":{"x_at":"2026-04-08T14:23:35Z"}}}';
const client = new StreamClient('key', SECRET);

function sign(bytes: string | Uint8Array, secret = SECRET): string {
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
    ['no signature among several', BODY, [sign('x'), `${sign('y')}, z`]],
    ['signatures that are one text', BODY, `${sign(BODY)}${sign(BODY)}`],
    ['gzip that ends early', gzipSync(BODY).subarray(0, 40), sign(BODY)],
    ['a bomb', gzipSync(Buffer.alloc(50_000_000)), sign(BODY)],
    ['no body', undefined as unknown as string, sign(BODY)],
  ])('refuses %s, without an error', (_, body, signature) => {
    expect(client.verifyWebhook(body, signature)).toBe(false);
  });

  it.each<[string, string | string[]]>([
    ['twice in one text', `${sign(BODY)}, ${sign(BODY)}`],
    ['twice in a list', [sign(BODY), sign(BODY)]],
    ['beside another one', `${sign(BODY, 'other')},${sign(BODY)}`],
    ['beside something else', `x, ${sign(BODY)}`],
  ])('accepts a signature that comes %s', (_, signature) => {
    expect(client.verifyWebhook(BODY, signature)).toBe(true);
    expect(client.verifyWebhook(BODY, signature, { secrets: ['another'] })).toBe(true);
    expect(client.verifyWebhook(`${BODY} `, signature)).toBe(false);
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

describe('A compressed webhook', () => {
  const twice = gzipSync(gzipSync(BODY));
  const thrice = gzipSync(twice);

  it.each<[string, string | undefined, Uint8Array]>([
    ['gzip', 'gzip', gzipSync(BODY)],
    ['gzip that is called x-gzip', 'X-GZIP', gzipSync(BODY)],
    ['gzip that a header does not tell', undefined, gzipSync(BODY)],
    ['gzip twice', 'gzip, gzip', twice],
    ['gzip twice that a header tells once', 'gzip', twice],
    ['gzip three times', 'gzip,gzip, gzip', thrice],
    ['Brotli', 'br', brotliCompressSync(BODY)],
    ['Brotli over gzip', 'gzip, br', brotliCompressSync(gzipSync(BODY))],
    ['gzip over Brotli', 'br, gzip', gzipSync(brotliCompressSync(BODY))],
    ['Deflate', 'deflate', deflateSync(BODY)],
    ['Deflate that a header does not tell', undefined, deflateSync(BODY)],
    ['Deflate with a small window', 'deflate', deflateSync(BODY, { windowBits: 9 })],
    ['bare Deflate', 'Deflate', deflateRawSync(BODY)],
    ['bare Deflate over Brotli', 'br, deflate', deflateRawSync(brotliCompressSync(BODY))],
    ['no coding', 'identity', Buffer.from(BODY)],
    ['what was inflated already', 'gzip', Buffer.from(BODY)],
    ['what was inflated already from Brotli', 'br', Buffer.from(BODY)],
    ['gzip from which Brotli was taken already', 'gzip, br', gzipSync(BODY)],
    ['a coding that nobody knows and that was undone', 'aws-chunked', Buffer.from(BODY)],
    ['gzip under a coding that nobody knows', 'aws-chunked', gzipSync(BODY)],
  ])('is verified and read: %s', (_, contentEncoding, body) => {
    expect(client.verifyWebhook(body, sign(BODY), { contentEncoding })).toBe(true);
    expect(client.verifyWebhook(body, sign(BODY, 's'), { contentEncoding, secrets: ['s'] })).toBe(true);
    expect(client.verifyWebhook(body, sign(body), { contentEncoding })).toBe(Buffer.from(BODY).equals(body));
    expect(client.parseEvent(body, { contentEncoding })).toMatchObject({ type: 'user.updated' });
  });

  // Brotli writes the length into its first bytes: some of them look like white space and a brace.
  it.each([244, 245, 246, 247, 248, 249])('is read whatever its length is: %i bytes in Brotli', (length) => {
    const text = BODY.padEnd(length);
    const body = brotliCompressSync(text);
    expect(client.verifyWebhook(body, sign(text), { contentEncoding: 'br' })).toBe(true);
    expect(client.parseEvent(body, { contentEncoding: 'br' })).toMatchObject({ type: 'user.updated' });
  });

  it('is read from base64 too', () => {
    expect(client.parseEvent(twice.toString('base64'))).toMatchObject({ type: 'user.updated' });
    expect(client.parseEvent(deflateSync(BODY).toString('base64'))).toMatchObject({ type: 'user.updated' });
  });

  const large = Buffer.alloc(50_000_000);

  it.each<[string, string, Uint8Array, string]>([
    ['four codings', 'gzip, gzip, gzip, gzip', gzipSync(thrice), 'too many content codings'],
    ['a coding that nobody knows', 'compress', Buffer.from([0x1f, 0x9d, 0x90]), 'unsupported content coding'],
    [
      'Brotli under a coding that nobody knows',
      'br, aws-chunked',
      brotliCompressSync(BODY),
      'unsupported content coding',
    ],
    ['broken Brotli', 'br', Buffer.from([0xff, 1, 2, 3]), 'decompression failed'],
    ['broken Deflate', 'deflate', Buffer.from([0xff, 1, 2, 3]), 'decompression failed'],
    ['Brotli that ends early', 'br', brotliCompressSync(BODY).subarray(0, -5), 'decompression failed'],
    ['a bomb of Brotli', 'br', brotliCompressSync(large), 'payload too large'],
    ['a bomb of Deflate', 'deflate', deflateSync(large), 'payload too large'],
    ['a bomb in gzip', 'gzip, gzip', gzipSync(gzipSync(large)), 'payload too large'],
  ])('is refused with a reason: %s', (_, contentEncoding, body, reason) => {
    expect(client.verifyWebhook(body, sign(BODY), { contentEncoding })).toBe(false);
    expect(() => client.parseEvent(body, { contentEncoding })).toThrow(
      expect.objectContaining({ name: 'StreamWebhookError', reason }),
    );
  });

  it('of Zstandard is read if Node.js can do it, and refused with a reason otherwise', () => {
    const { zstdCompressSync } = zlib as { zstdCompressSync?: (text: string) => Buffer };
    const body = zstdCompressSync?.(BODY) ?? Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0]);
    const canDecode = zstdCompressSync !== undefined;
    expect(client.verifyWebhook(body, sign(BODY))).toBe(canDecode);
    const read = problemOf(body) as string | { readonly type: string };
    expect(typeof read === 'string' ? read : read.type).toBe(
      canDecode ? 'user.updated' : 'unsupported content coding',
    );
  });
});
