import { generateKeyPairSync } from 'node:crypto';
import { aJwtIssuer } from '../../../../test/support/jwt-issuer';
import { StreamConfigurationError } from '../../../stream/stream.errors';
import { JwtAuthenticator } from './jwt.authenticator';
import type { JwtOptions } from './jwt.options';

const SECRET = 'a-secret-of-at-least-thirty-two-bytes';
const JWKS = { jwksUrl: 'https://login.example.com/jwks.json', issuer: 'https://login.example.com' };
const { pem } = aJwtIssuer();

const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
const { privateKey } = generateKeyPairSync('ed25519');
const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('the options of JwtAuthenticator', () => {
  it.each<JwtOptions>([
    JWKS,
    { ...JWKS, issuer: undefined, audience: 'us', jwksTimeout: 1 },
    { publicKey: pem, secret: undefined, algorithms: ['RS256', 'ES256'] },
    { secret: SECRET.repeat(2), algorithms: ['HS512'] },
  ])('may be %j', (options) => {
    expect(() => new JwtAuthenticator(options)).not.toThrow();
  });

  it.each<[unknown, string]>([
    [{}, 'exactly one of jwksUrl, publicKey, secret, not none'],
    [{ ...JWKS, secret: SECRET }, 'exactly one of jwksUrl, publicKey, secret, not jwksUrl and secret'],
    [{ ...JWKS, jwksUrl: 'login.example.com' }, 'jwksUrl must be an address'],
    [{ ...JWKS, jwksUrl: 'file:///etc/keys' }, 'jwksUrl must be an address'],
    [{ ...JWKS, jwksUrl: 'https://me:pass@login.example.com' }, 'jwksUrl must be an address'],
    [{ ...JWKS, issuer: undefined }, 'jwksUrl needs issuer or audience'],
    [{ ...JWKS, jwksTimeout: 0 }, 'jwksTimeout must be a whole number of milliseconds'],
    [{ ...JWKS, jwksMaxAge: 0.5 }, 'jwksMaxAge must be a whole number of milliseconds'],
    [
      { ...JWKS, algorithms: ['HS256'] },
      'algorithms must be a list with some of those for public keys: RS256',
    ],
    [
      { publicKey: pem, algorithms: ['RS256', 'HS256'] },
      'algorithms must be a list with some of those for public keys',
    ],
    [{ publicKey: pem, algorithms: ['none'] }, 'algorithms must be a list with some of'],
    [{ publicKey: pem, algorithms: [] }, 'algorithms must be a list with some of'],
    [{ publicKey: pem, algorithms: ['ES256'] }, 'algorithms must have one that fits publicKey: RS256'],
    [
      { secret: SECRET, algorithms: ['RS256'] },
      'algorithms must be a list with some of those for a secret: HS256',
    ],
    [{ publicKey: SECRET }, 'publicKey must be a public key or a certificate in PEM'],
    [{ publicKey: [pem, SECRET] }, 'publicKey[1] must be a public key'],
    [{ publicKey: [] }, 'publicKey must be text, or a list of texts'],
    [{ publicKey: privatePem }, 'publicKey is a private key'],
    [
      { publicKey: weak.export({ type: 'spki', format: 'pem' }) },
      'publicKey must be an RSA key of 2048 bits',
    ],
    [{ secret: 'short' }, 'secret must have 32 bytes or more for HS256'],
    [{ secret: [SECRET, 'short'] }, 'secret[1] must have 32 bytes or more for HS256'],
    [{ secret: SECRET, algorithms: ['HS512'] }, 'secret must have 64 bytes or more for HS512'],
    [{ secret: '' }, 'secret must be text that is not empty'],
    [{ secret: SECRET, issuer: '' }, 'issuer must be text'],
    [{ secret: SECRET, audience: [] }, 'audience must be text'],
    [{ secret: SECRET, clockTolerance: -1 }, 'clockTolerance must be a number of seconds'],
    [{ secret: SECRET, userScopes: ['users:reed'] }, 'userScopes: users:reed is no scope'],
    [{ secret: SECRET, userScopes: [], map: () => undefined }, 'Give either map or claims and userScopes'],
  ])('may not be %j', (options, message) => {
    const create = () => new JwtAuthenticator(options as JwtOptions);

    expect(create).toThrow(StreamConfigurationError);
    expect(create).toThrow(message);
    expect(create).not.toThrow(SECRET);
    expect(create).not.toThrow('short.');
  });
});
