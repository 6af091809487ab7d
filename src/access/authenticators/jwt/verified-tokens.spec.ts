import * as jose from 'jose';
import { startCannedStream } from '../../../../test/support/canned-stream';
import { aJwtIssuer } from '../../../../test/support/jwt-issuer';
import { RemoteKeys } from './remote-keys';
import { verifierWithLookup } from './token-verifier';
import { VerifiedTokens, type VerifiedTokensOptions } from './verified-tokens';

const MINUTE = 60_000;

let now: number;
let keysVersion: number;
let verified: string[];

beforeEach(() => {
  now = 1_800_000_000_000;
  keysVersion = 0;
  verified = [];
});

/** Tokens whose text is their expiry in seconds, or `never`. */
function aTokens(options: Partial<VerifiedTokensOptions> = {}): VerifiedTokens {
  return new VerifiedTokens({
    verify: (token) => {
      verified.push(token);
      return Promise.resolve({ sub: 'john', ...(token.startsWith('never') ? {} : { exp: Number(token) }) });
    },
    clockTolerance: 5,
    keysVersion: () => keysVersion,
    now: () => now,
    ...options,
  });
}

const inSeconds = (seconds: number) => String(now / 1000 + seconds);

describe('verified tokens', () => {
  it('are verified once, and found with the same claims', async () => {
    const tokens = aTokens();
    const token = inSeconds(600);

    const before = tokens.find(token);
    const claims = await tokens.verify(token);

    expect(before).toBeUndefined();
    expect(tokens.find(token)).toBe(claims);
    expect(tokens.find(inSeconds(601))).toBeUndefined();
    expect(verified).toEqual([token]);
  });

  it('are not found once they have expired, to the second', async () => {
    const tokens = aTokens();
    const token = inSeconds(60);
    await tokens.verify(token);

    now += 64_999;
    expect(tokens.find(token)).toBeDefined();
    now += 1;
    expect(tokens.find(token)).toBeUndefined();
  });

  it('are verified again after five minutes, however long they last', async () => {
    const tokens = aTokens();
    await tokens.verify('never');

    now += 5 * MINUTE - 1;
    expect(tokens.find('never')).toBeDefined();
    now += 1;
    expect(tokens.find('never')).toBeUndefined();
  });

  it('are not found when the clock is set back, or the keys have changed', async () => {
    const tokens = aTokens();
    await tokens.verify('never');
    now -= 1;
    expect(tokens.find('never')).toBeUndefined();

    await tokens.verify('never');
    keysVersion += 1;
    expect(tokens.find('never')).toBeUndefined();
  });

  it('are not kept when they were verified with keys that were replaced meanwhile', async () => {
    const tokens = aTokens({
      verify: () => {
        keysVersion += 1;
        return Promise.resolve({ sub: 'john' });
      },
    });
    await tokens.verify('never');

    expect(tokens.find('never')).toBeUndefined();
  });

  it('are kept up to a number, the newest, and up to a length', async () => {
    const tokens = aTokens();
    for (let index = 0; index <= 10_000; index += 1) await tokens.verify(`never ${index}`);
    const long = `never ${'x'.repeat(4096)}`;
    await tokens.verify(long);

    expect(tokens.find('never 0')).toBeUndefined();
    expect(tokens.find('never 1')).toBeDefined();
    expect(tokens.find('never 10000')).toBeDefined();
    expect(tokens.find(long)).toBeUndefined();
  });

  it('have claims that nobody changes', async () => {
    const tokens = aTokens({ verify: () => Promise.resolve({ roles: [{ name: 'admin' }] }) });

    const claims = (await tokens.verify('never')) as { roles: { name: string }[] };

    expect(() => claims.roles.push({ name: 'root' })).toThrow(TypeError);
    expect(() => (claims.roles[0]!.name = 'root')).toThrow(TypeError);
  });

  it('leave nothing behind when they are not valid', async () => {
    const tokens = aTokens({ verify: () => Promise.reject(new Error('expired')) });

    await expect(tokens.verify('never')).rejects.toThrow('expired');
    expect(tokens.find('never')).toBeUndefined();
  });

  it('end when their key is withdrawn from its address', async () => {
    const [old, current] = [aJwtIssuer({ kid: 'old' }), aJwtIssuer({ kid: 'current' })];
    let published = [old, current];
    const server = await startCannedStream(() => ({ body: { keys: published.map(({ jwk }) => jwk) } }));
    const source = { jwksUrl: server.url, jwksTimeout: 5000, jwksMaxAge: MINUTE, jwksCooldown: 1 };
    const keys = new RemoteKeys(jose, source, () => now);
    const verify = verifierWithLookup(jose, keys.find, { algorithms: ['RS256'], currentDate: new Date(now) });
    const tokens = aTokens({ verify, keysVersion: keys.version });
    const token = await old.sign({ sub: 'john', exp: now / 1000 + 3600 });
    await tokens.verify(token);
    await tokens.verify(token);
    expect(tokens.find(token)).toBeDefined();

    published = [current];
    now += MINUTE;
    // The known keys serve while the new ones are read.
    const meanwhile = tokens.find(token);
    while (tokens.find(token)) await new Promise(setImmediate);

    expect(meanwhile).toBeDefined();
    await expect(tokens.verify(token)).rejects.toThrow(jose.errors.JWKSNoMatchingKey);
    await server.close();
  });
});
