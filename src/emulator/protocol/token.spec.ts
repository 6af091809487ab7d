import { createHmac } from 'node:crypto';
import { StreamFault } from './stream-fault';
import { signUserToken, TokenVerifier } from './token';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const SECONDS = NOW / 1000;
const rules = { secret: 'secret', now: NOW, allowUnsigned: false };

function segment(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function token(claims: unknown, { secret = 'secret', alg = 'HS256' } = {}): string {
  const signed = `${segment({ alg, typ: 'JWT' })}.${segment(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const verify = (text: string, given = rules) => new TokenVerifier().verify(text, given);

function faultFor(text: string): StreamFault {
  try {
    verify(text);
  } catch (error) {
    if (error instanceof StreamFault) return error;
  }
  throw new Error('was accepted');
}

describe('tokens', () => {
  it('knows servers, users and holders of call tokens', () => {
    expect(verify(token({ server: true }), rules)).toEqual({ server: true });
    expect(verify(token({ user_id: 'john', iat: SECONDS, exp: SECONDS + 1 }), rules)).toEqual({
      server: false,
      userId: 'john',
      issuedAt: SECONDS,
    });
    expect(verify(token({ user_id: 'john', call_cids: ['default:a'], role: 'host' }), rules)).toEqual({
      server: false,
      userId: 'john',
      callCids: ['default:a'],
      role: 'host',
    });
  });

  it.each([
    '',
    'a',
    'a.b',
    'a.b.c',
    `${token({})}.x`,
    token({ server: true }, { alg: 'none' }),
    `${segment(1)}.${segment(2)}.x`,
  ])('refuses "%s", which is none', (text) => {
    expect(faultFor(text)).toMatchObject({ status: 401, code: 5, reason: 'Token is invalid' });
  });

  it('refuses a token signed with another secret or not signed at all', () => {
    const unsigned = token({ server: true }).split('.').slice(0, 2).join('.');
    for (const text of [token({ server: true }, { secret: 'other' }), `${unsigned}.devtoken`]) {
      expect(faultFor(text)).toMatchObject({ status: 401, code: 5, reason: 'Token signature is invalid' });
    }
  });

  it('takes development tokens where they are allowed', () => {
    const unsigned = `${token({ user_id: 'john' }).split('.').slice(0, 2).join('.')}.devtoken`;
    expect(verify(unsigned, { ...rules, allowUnsigned: true }).userId).toBe('john');
  });

  it.each([
    [{ exp: SECONDS }, 40, 'Token is expired'],
    [{ nbf: SECONDS + 1 }, 41, 'Token is not valid yet'],
    [{ iat: SECONDS + 1 }, 42, 'JWTAuth error: token used before issue at (iat)'],
    [{ exp: 'soon' }, 5, 'Token is invalid'],
  ])('refuses the claims %j', (claims, code, reason) => {
    expect(faultFor(token({ user_id: 'john', ...claims }))).toMatchObject({ status: 401, code, reason });
  });

  it('verifies a known token by its times and by the rules, not by its signature', () => {
    const tokens = new TokenVerifier();
    const text = token({ user_id: 'john', exp: SECONDS + 1, nbf: SECONDS });
    const at = (now: number) => tokens.verify(text, { ...rules, now });

    const first = at(NOW);
    expect(at(NOW)).toBe(first);
    expect(() => at(NOW - 1000)).toThrow('Token is not valid yet');
    expect(() => at(NOW + 1000)).toThrow('Token is expired');
    expect(tokens.size).toBe(0);
    expect(at(NOW)).toEqual(first);
    expect(() => tokens.verify(text, { ...rules, secret: 'other' })).toThrow('Token signature is invalid');
  });

  it('takes a known development token only as long as those are allowed', () => {
    const tokens = new TokenVerifier();
    const unsigned = `${token({ user_id: 'john' }).split('.').slice(0, 2).join('.')}.devtoken`;

    expect(tokens.verify(unsigned, { ...rules, allowUnsigned: true }).userId).toBe('john');
    expect(() => tokens.verify(unsigned, rules)).toThrow('Token signature is invalid');
  });

  it('keeps no more than a thousand tokens, none that is refused and none that is long', () => {
    const tokens = new TokenVerifier();
    for (let id = 0; id < 1500; id += 1) tokens.verify(token({ user_id: `user-${id}` }), rules);
    expect(tokens.size).toBeLessThanOrEqual(1000);

    const fresh = new TokenVerifier();
    expect(() => fresh.verify(token({ user_id: 'john', exp: SECONDS }), rules)).toThrow('Token is expired');
    fresh.verify(token({ user_id: 'john', call_cids: ['x'.repeat(4096)] }), rules);
    expect(fresh.size).toBe(0);
  });

  it('signs user tokens that it takes itself', () => {
    expect(verify(signUserToken('guest', 'secret', NOW), rules)).toMatchObject({ userId: 'guest' });
  });
});
