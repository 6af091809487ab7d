import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { Logger, UnauthorizedException } from '@nestjs/common';
import { aJwtIssuer, inSeconds, signWithSecret, unsigned } from '../../../../test/support/jwt-issuer';
import type { Principal } from '../../principal';
import { USER_SCOPES } from '../../scope';
import { JwtAuthenticator } from './jwt.authenticator';
import type { JwtOptions } from './jwt.options';

const SECRET = 'a-secret-of-at-least-thirty-two-bytes';
const rsa = aJwtIssuer();
const ec = aJwtIssuer({ alg: 'ES256' });

async function authenticate(options: JwtOptions, token: string): Promise<Principal | undefined> {
  return new JwtAuthenticator(options).authenticate({ headers: { authorization: `Bearer ${token}` } });
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('JwtAuthenticator', () => {
  it.each([
    ['an RSA key', { publicKey: rsa.pem }, () => rsa.sign({ sub: 'john' })],
    ['an RSA key, as PSS', { publicKey: rsa.pem }, () => rsa.sign({ sub: 'john' }, { alg: 'PS384' })],
    ['an EC key', { publicKey: ec.pem }, () => ec.sign({ sub: 'john' })],
    [
      'one of several keys',
      { publicKey: [aJwtIssuer().pem, ec.pem, rsa.pem] },
      () => rsa.sign({ sub: 'john' }),
    ],
    ['a secret', { secret: SECRET }, () => signWithSecret(SECRET, { sub: 'john' })],
    [
      'one of several secrets',
      { secret: [`new-${SECRET}`, SECRET] },
      () => signWithSecret(SECRET, { sub: 'john' }),
    ],
  ])('lets users in by a token signed with %s', async (_, options: JwtOptions, sign) => {
    expect(await authenticate(options, await sign())).toEqual({
      subject: 'john',
      kind: 'user',
      scopes: USER_SCOPES,
      profile: {},
    });
  });

  it.each<[string, JwtOptions, () => string | Promise<string>]>([
    ['without a signature', { publicKey: rsa.pem }, () => unsigned({ sub: 'john' })],
    ['without a signature, where a secret is shared', { secret: SECRET }, () => unsigned({ sub: 'john' })],
    [
      'signed with the public key as if it were a secret',
      { publicKey: rsa.pem },
      () => {
        const [, payload] = unsigned({ sub: 'john' }).split('.');
        const text = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.${payload!}`;
        return `${text}.${createHmac('sha256', rsa.pem).update(text).digest('base64url')}`;
      },
    ],
    ['signed with a key of somebody else', { publicKey: rsa.pem }, () => aJwtIssuer().sign({ sub: 'john' })],
    ['signed with another kind of key', { publicKey: rsa.pem }, () => ec.sign({ sub: 'john' })],
    ['signed with another secret', { secret: SECRET }, () => signWithSecret(`${SECRET}!`, { sub: 'john' })],
    [
      'signed by an algorithm that is not allowed',
      { publicKey: rsa.pem, algorithms: ['RS256'] },
      () => rsa.sign({ sub: 'john' }, { alg: 'RS384' }),
    ],
    [
      'signed by an algorithm of secrets that is not the default',
      { secret: SECRET.repeat(2) },
      () => signWithSecret(SECRET.repeat(2), { sub: 'john' }, 'HS512'),
    ],
    ['that was changed', { publicKey: rsa.pem }, async () => changed(await rsa.sign({ sub: 'john' }))],
    ['that is expired', { publicKey: rsa.pem }, () => rsa.sign({ sub: 'john', exp: inSeconds(-6) })],
    ['that never expires', { publicKey: rsa.pem }, () => rsa.sign({ sub: 'john', exp: undefined })],
    ['that is not valid yet', { publicKey: rsa.pem }, () => rsa.sign({ sub: 'john', nbf: inSeconds(60) })],
    ['of another issuer', { publicKey: rsa.pem, issuer: 'us' }, () => rsa.sign({ sub: 'john', iss: 'them' })],
    ['of no issuer', { publicKey: rsa.pem, issuer: 'us' }, () => rsa.sign({ sub: 'john' })],
    ['for others', { publicKey: rsa.pem, audience: 'us' }, () => rsa.sign({ sub: 'john', aud: ['them'] })],
    ['for nobody', { publicKey: rsa.pem, audience: ['us'] }, () => rsa.sign({ sub: 'john' })],
    ['without a subject', { publicKey: rsa.pem }, () => rsa.sign({})],
    ['with an empty subject', { publicKey: rsa.pem }, () => rsa.sign({ sub: '' })],
    [
      'of a kind that is none',
      { publicKey: rsa.pem, claims: { kind: 'kind' } },
      () => rsa.sign({ sub: 'john', kind: 'admin' }),
    ],
    ['in three parts of nonsense', { publicKey: rsa.pem }, () => 'a.b.c'],
    ['of one part', { publicKey: rsa.pem }, () => 'nonsense'],
    ['of five parts', { publicKey: rsa.pem }, () => 'a.b.c.d.e'],
  ])('does not take a token %s', async (_, options, sign) => {
    expect(await authenticate(options, await sign())).toBeUndefined();
  });

  it('takes a token that expired no longer ago than clocks may differ', async () => {
    const token = await rsa.sign({ sub: 'john', exp: inSeconds(-3) });

    expect(await authenticate({ publicKey: rsa.pem }, token)).toBeDefined();
    expect(await authenticate({ publicKey: rsa.pem, clockTolerance: 0 }, token)).toBeUndefined();
  });

  it('takes a token that never expires when that is asked for', async () => {
    const token = await rsa.sign({ sub: 'john', exp: undefined });

    expect(await authenticate({ publicKey: rsa.pem, requireExpiry: false }, token)).toBeDefined();
  });

  it('takes one of several issuers and audiences', async () => {
    const token = await rsa.sign({ sub: 'john', iss: 'b', aud: ['x', 'y'] });

    expect(
      await authenticate({ publicKey: rsa.pem, issuer: ['a', 'b'], audience: ['y', 'z'] }, token),
    ).toBeDefined();
  });

  it.each([undefined, '', 'Basic am9objpqb2hu', 'Bearer', 'Bearer a b', ['Bearer x']])(
    'knows nothing of the header Authorization: %j',
    async (authorization) => {
      const authenticator = new JwtAuthenticator({ secret: SECRET });

      expect(await authenticator.authenticate({ headers: { authorization } })).toBeUndefined();
    },
  );

  it('takes the name of the scheme in any case', async () => {
    const authorization = `bearer  ${await signWithSecret(SECRET, { sub: 'john' })}`;
    const authenticator = new JwtAuthenticator({ secret: SECRET });

    expect(await authenticator.authenticate({ headers: { authorization } })).toBeDefined();
  });

  it('reads who it is from the claims it is told to', async () => {
    const options: JwtOptions = {
      secret: SECRET,
      claims: { subject: 'uid', scopes: 'perms', name: 'nick', image: 'avatar' },
      userScopes: ['users:read', 'calls:read'],
    };
    const token = await signWithSecret(SECRET, {
      sub: 'no|id',
      uid: 'john',
      perms: ['calls:read', 'mail:send'],
      nick: 'Johnny',
      avatar: 'https://example.com/j.png',
    });

    expect(await authenticate(options, token)).toEqual({
      subject: 'john',
      kind: 'user',
      scopes: ['calls:read'],
      profile: { name: 'Johnny', image: 'https://example.com/j.png' },
    });
  });

  it.each([
    ['what every user has, without the claim', {}, ['users:read', 'calls:read']],
    ['those of them that the claim lists', { scope: 'openid calls:read calls:write' }, ['calls:read']],
    ['none for an empty claim', { scope: '' }, []],
    ['none for an empty list', { scope: [] }, []],
    ['none for a claim that is no list', { scope: 7 }, []],
    ['none for a claim without scopes of ours', { scope: 'openid profile' }, []],
  ])('gives users %s', async (_, claims, scopes) => {
    const options: JwtOptions = { secret: SECRET, userScopes: ['users:read', 'calls:read'] };
    const token = await signWithSecret(SECRET, { sub: 'john', ...claims });

    expect(await authenticate(options, token)).toMatchObject({ scopes });
  });

  describe('with a subject that is no user id', () => {
    let warn: jest.SpyInstance;

    beforeEach(() => {
      warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    });

    afterEach(() => {
      warn.mockRestore();
    });

    it.each(['auth0|1', 'x'.repeat(256)])('says so with 401, and in the log what helps', async (sub) => {
      const given = authenticate({ secret: SECRET }, await signWithSecret(SECRET, { sub }));

      await expect(given).rejects.toThrow(UnauthorizedException);
      await expect(given).rejects.toThrow('ids have letters, digits, @, _ and -, at most 255 characters');
      expect(warn).toHaveBeenCalledWith(expect.stringMatching(/`escapeUserIds`.*`claims.subject` or `map`/));
      expect(warn).not.toHaveBeenCalledWith(expect.stringContaining(sub));
    });

    it.each<[string, JwtOptions]>([
      ['', { secret: SECRET, escapeUserIds: true }],
      [
        ' of a map',
        {
          secret: SECRET,
          escapeUserIds: true,
          map: ({ sub }) => ({ subject: String(sub), kind: 'user', scopes: [] }),
        },
      ],
    ])('makes an id of the subject%s when told so', async (_, options) => {
      expect(await authenticate(options, await signWithSecret(SECRET, { sub: 'auth0|5f1e' }))).toMatchObject({
        subject: 'auth0@7c5f1e',
      });
      await expect(
        authenticate(options, await signWithSecret(SECRET, { sub: '|'.repeat(86) })),
      ).rejects.toThrow(UnauthorizedException);
    });

    it('leaves the names of services as they are', async () => {
      const options: JwtOptions = { secret: SECRET, claims: { kind: 'kind' }, escapeUserIds: true };
      const token = await signWithSecret(SECRET, { sub: 'auth0|worker', kind: 'service' });

      expect(await authenticate(options, token)).toMatchObject({ subject: 'auth0|worker' });
    });
  });

  it('gives services no more than the scopes of their token', async () => {
    const options: JwtOptions = { secret: SECRET, claims: { kind: 'kind' } };
    const token = await signWithSecret(SECRET, {
      sub: 'auth0|worker',
      kind: 'service',
      scope: 'calls:read * openid webhooks:read',
    });

    expect(await authenticate(options, token)).toEqual({
      subject: 'auth0|worker',
      kind: 'service',
      scopes: ['calls:read', 'webhooks:read'],
    });
  });

  it('takes a token without the claim of its kind for one of a user, and ignores kinds it was not told of', async () => {
    const user = await signWithSecret(SECRET, { sub: 'john' });
    const service = await signWithSecret(SECRET, { sub: 'john', kind: 'service' });

    expect(await authenticate({ secret: SECRET, claims: { kind: 'kind' } }, user)).toMatchObject({
      kind: 'user',
    });
    expect(await authenticate({ secret: SECRET }, service)).toMatchObject({ kind: 'user' });
  });

  it('asks a function of the host who it is', async () => {
    const map = ({ email }: { readonly email?: unknown }): Principal | undefined =>
      typeof email === 'string'
        ? { subject: email.replace('.', '_'), kind: 'user', scopes: ['users:read'] }
        : undefined;
    const of = async (claims: object) =>
      authenticate({ secret: SECRET, map }, await signWithSecret(SECRET, { ...claims }));

    expect(await of({ email: 'john@example.com' })).toEqual({
      subject: 'john@example_com',
      kind: 'user',
      scopes: ['users:read'],
    });
    expect(await of({ sub: 'john' })).toBeUndefined();
    await expect(of({ email: 'john doe@example.com' })).rejects.toThrow('no user id');
  });

  it('does not show its secret', () => {
    expect(inspect(new JwtAuthenticator({ secret: SECRET }), { showHidden: true, depth: 9 })).not.toContain(
      SECRET,
    );
  });
});

/** With somebody else as its subject, under the same signature. */
function changed(token: string): string {
  const [header, , signature] = token.split('.') as [string, string, string];
  const payload = Buffer.from(JSON.stringify({ sub: 'jack', exp: inSeconds(300) })).toString('base64url');
  return `${header}.${payload}.${signature}`;
}
