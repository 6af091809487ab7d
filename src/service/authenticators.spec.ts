import { Logger } from '@nestjs/common';
import jwt, { type SignOptions } from 'jsonwebtoken';
import type { Principal } from '../access/principal';
import { createAuthenticators } from './authenticators';
import type { JwtSettings } from './configuration/service-configuration';

const SECRET = 'a-secret-of-sixty-four-bytes-or-more-which-is-what-hs512-asks-for-as-well';
const KEYS = [{ name: 'backend', key: 's3cret', scopes: ['*'] as const }];

const someJwt = (rules: Partial<JwtSettings> = {}): JwtSettings => ({
  secret: SECRET,
  clockTolerance: 5,
  scopes: ['users:read'],
  scopesClaim: 'scope',
  ...rules,
});

async function principalOf(settings: JwtSettings, claims: object, options: SignOptions = {}) {
  const [authenticator] = createAuthenticators([], settings);
  const token = jwt.sign(claims, SECRET, { expiresIn: 60, ...options });
  return authenticator?.authenticate({ headers: { authorization: `Bearer ${token}` } });
}

describe('createAuthenticators', () => {
  it('lets in by API keys, by JWTs, or by both', () => {
    expect(createAuthenticators(KEYS)).toHaveLength(1);
    expect(createAuthenticators([], someJwt())).toHaveLength(1);
    expect(createAuthenticators(KEYS, someJwt())).toHaveLength(2);
  });

  it('gives users the scopes of the configuration', async () => {
    expect(await principalOf(someJwt(), { sub: 'john' })).toMatchObject({
      subject: 'john',
      kind: 'user',
      scopes: ['users:read'],
    });
  });

  it('takes the user from the claim that the configuration names, and makes an id of it when told so', async () => {
    const claims = { sub: 'x', uid: 'auth0|5f1e' };

    expect(await principalOf(someJwt({ userIdClaim: 'uid', escapeUserIds: true }), claims)).toMatchObject({
      subject: 'auth0@7c5f1e',
    });
  });

  it('names its variables in the log where a subject is no id', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);

    await expect(principalOf(someJwt(), { sub: 'auth0|5f1e' })).rejects.toThrow('no user id');

    expect(warn).toHaveBeenCalledWith(
      expect.stringMatching(
        /JWT_ESCAPE_USER_IDS=true makes an id .*JWT_USER_ID_CLAIM takes it from elsewhere/,
      ),
    );
    expect(warn).not.toHaveBeenCalledWith(expect.stringContaining('claims.subject'));
    warn.mockRestore();
  });

  it('reads kind and scopes of a service from the claims that the configuration names', async () => {
    const settings = someJwt({ kindClaim: 'typ', scopesClaim: 'permissions' });
    const claims = { sub: 'billing', typ: 'service', permissions: 'calls:read' };

    expect(await principalOf(settings, claims)).toMatchObject<Partial<Principal>>({
      subject: 'billing',
      kind: 'service',
      scopes: ['calls:read'],
    });
  });

  it.each<[string, Partial<JwtSettings>, SignOptions]>([
    ['of another issuer', { issuer: 'https://login.example' }, { issuer: 'https://other.example' }],
    ['for another audience', { audience: ['calls'] }, { audience: 'mail' }],
    ['signed in another way', { algorithms: ['HS512'] }, { algorithm: 'HS256' }],
    ['that expired before the tolerance', { clockTolerance: 5 }, { expiresIn: -10 }],
  ])('refuses a token %s', async (_, settings, options) => {
    expect(await principalOf(someJwt(settings), { sub: 'john' }, options)).toBeUndefined();
  });

  it('takes a token that fits', async () => {
    const settings = someJwt({ issuer: 'i', audience: ['a', 'b'], algorithms: ['HS512'] });
    const options = { issuer: 'i', audience: 'b', algorithm: 'HS512', expiresIn: -2 } as const;

    expect(await principalOf(settings, { sub: 'john' }, options)).toMatchObject({ subject: 'john' });
  });
});
