import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { placeholderProblem } from './placeholder';

const MIN = 16;

describe('placeholderProblem', () => {
  it.each([
    'changeme',
    'change-me-please-change-me',
    'CHANGE_THIS_TO_SOMETHING',
    'secret',
    'secretsecretsecretsecret',
    'my-super-secret-password',
    'your-256-bit-secret',
    'your_stream_api_secret',
    'replace-with-your-key-here',
    '<your key>',
    '${STREAM_API_SECRET}',
    'xxxxxxxxxxxxxxxxxxxxxxxx',
    'xxx-xxx-xxx-xxx-xxx',
    'example-key-for-the-docs',
    'dev-key',
    'development-key-12345678',
    'test-secret-test-secret',
    '12345678901234567890',
    'deadbeefdeadbeefdeadbeef',
    'placeholder-placeholder',
    '********************',
    'super-secret-jwt-token-with-at-least-32-characters-long',
  ])('knows %s for a placeholder', (secret) => {
    expect(placeholderProblem(secret, MIN)).toBe('is a placeholder, which anybody can guess');
  });

  it.each(['aaaaaaaaaaaaaaaaaaaaaaaa', 'abababababababababababab', '0000000000000000'])(
    'sees that %s repeats itself',
    (secret) => {
      expect(placeholderProblem(secret, MIN)).toBe('repeats a few characters, which can be guessed');
    },
  );

  it('counts characters', () => {
    expect(placeholderProblem('5cssrefv55rs3cn', MIN)).toBe('has only 15 characters, fewer than 16');
    expect(placeholderProblem('5cssrefv55rs3cnk', MIN)).toBeUndefined();
  });

  it.each([
    '5cssrefv55rs3cnkk38kfjam2k7c2yykwn4h79dqh66ym89gm65cxy4h9jx4cypd',
    'backend-secret-8f3a9c1b2d4e5f60',
    'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
    '!q@w#e$r%t^y&u*i(o)p_a+s',
  ])('takes %s for a secret', (secret) => {
    expect(placeholderProblem(secret, MIN)).toBeUndefined();
  });

  it.each(['hex', 'base64', 'base64url'] as const)(
    'takes what is made at random for a secret, in %s',
    (encoding) => {
      fc.assert(
        fc.property(fc.integer({ min: 12, max: 64 }), (length) => {
          expect(placeholderProblem(randomBytes(length).toString(encoding), MIN)).toBeUndefined();
        }),
        { numRuns: 2000 },
      );
    },
  );
});
