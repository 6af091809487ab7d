import { Logger } from '@nestjs/common';
import * as jose from 'jose';
import {
  startCannedStream,
  type CannedAnswer,
  type CannedStream,
} from '../../../../test/support/canned-stream';
import { aJwtIssuer, type JwtIssuer } from '../../../../test/support/jwt-issuer';
import { useProxyVariables } from '../../../../test/support/proxy-variables';
import { startTunnelProxy } from '../../../../test/support/tunnel-proxy';
import { RetryLaterException } from '../../retry-later.exception';
import { RemoteKeys, type ResolvedJwksSource } from './remote-keys';
import { verifierWithLookup, type TokenVerifier } from './token-verifier';

const MINUTE = 60_000;
const one = aJwtIssuer({ kid: 'one' });
const two = aJwtIssuer({ kid: 'two', alg: 'ES256' });

let server: CannedStream;
/** What the address answers; `undefined`: nothing, ever. */
let answer: CannedAnswer | undefined;
let now: number;
let warnings: jest.SpyInstance;

const publish = (...issuers: readonly JwtIssuer[]) => {
  answer = { body: { keys: issuers.map(({ jwk }) => jwk) } };
};

function verifier(source: Partial<ResolvedJwksSource> = {}): TokenVerifier {
  const defaults = { jwksUrl: server.url, jwksTimeout: 1000, jwksMaxAge: 10 * MINUTE, jwksCooldown: MINUTE };
  const keys = new RemoteKeys(jose, { ...defaults, ...source }, () => now);
  return verifierWithLookup(jose, keys.find, { algorithms: ['RS256', 'ES256'] });
}

beforeEach(async () => {
  warnings = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
  now = 0;
  publish(one);
  server = await startCannedStream(() => answer);
});

afterEach(async () => {
  await server.close();
  jest.restoreAllMocks();
});

describe('keys at an address', () => {
  it('are read once for many tokens', async () => {
    const verify = verifier();
    const token = await one.sign({ sub: 'john' });

    const claims = await Promise.all(Array.from({ length: 10 }, () => verify(token)));

    expect(claims).toEqual(Array(10).fill(expect.objectContaining({ sub: 'john' })));
    expect(server.requests).toHaveLength(1);
  });

  it('are read again for a key that is not among them, after the cooldown', async () => {
    const verify = verifier();
    const token = await two.sign({ sub: 'john' });
    await verify(await one.sign({}));
    publish(one, two);

    await expect(verify(token)).rejects.toThrow(jose.errors.JWKSNoMatchingKey);
    now += MINUTE;

    expect(await verify(token)).toMatchObject({ sub: 'john' });
    expect(server.requests).toHaveLength(2);
  });

  it('are not read again and again for a key that nobody knows', async () => {
    const verify = verifier();
    const token = await two.sign({});
    await verify(await one.sign({}));
    now += MINUTE;

    for (const attempt of [verify, verify, verify])
      await expect(attempt(token)).rejects.toThrow(jose.errors.JWKSNoMatchingKey);

    expect(server.requests).toHaveLength(2);
  });

  it('go when the issuer takes them away, once those known are old', async () => {
    const verify = verifier();
    const token = await one.sign({});
    await verify(token);
    publish(two);
    now += 10 * MINUTE;
    await verify(token);

    await expect(verify(await two.sign({}))).resolves.toBeDefined();
    await expect(verify(token)).rejects.toThrow(jose.errors.JWKSNoMatchingKey);
  });

  it.each<[string, CannedAnswer | undefined]>([
    ['fails', { status: 503 }],
    ['does not answer', undefined],
    ['answers nonsense', { body: '<html>' }],
    ['answers something else', { body: { hello: 'world' } }],
  ])('stay known when they are old and the address %s', async (_, failure) => {
    const verify = verifier({ jwksTimeout: 2000 });
    const token = await one.sign({ sub: 'john' });
    await verify(token);
    answer = failure;
    now += 10 * MINUTE;

    expect(await verify(token)).toMatchObject({ sub: 'john' });
    // A key that is not known waits for the reading, so that it is over afterwards.
    await expect(verify(await two.sign({}))).rejects.toThrow(jose.errors.JWKSNoMatchingKey);
    expect(await verify(token)).toMatchObject({ sub: 'john' });
    expect(server.requests).toHaveLength(2);
    expect(warnings).toHaveBeenCalledWith(expect.stringContaining('those known already go on being used'));
  });

  it('stay known when there is no server any more', async () => {
    const verify = verifier();
    const token = await one.sign({ sub: 'john' });
    await verify(token);
    await server.close();
    now += 24 * 60 * MINUTE;

    await expect(verify(await two.sign({}))).rejects.toThrow(jose.errors.JWKSNoMatchingKey);
    expect(await verify(token)).toMatchObject({ sub: 'john' });
  });

  it('that were never read are our outage, for which nobody has to wait twice', async () => {
    answer = undefined;
    const verify = verifier({ jwksTimeout: 2000 });
    const token = await one.sign({ sub: 'john' });

    const failure = await verify(token).catch((error: unknown) => error);
    await expect(verify(token)).rejects.toThrow(RetryLaterException);

    expect(failure).toMatchObject({ status: 503, retryAfter: 5 });
    expect(server.requests).toHaveLength(1);
    publish(one);
    now += 5000;
    expect(await verify(token)).toMatchObject({ sub: 'john' });
  });

  it('are not read to the end when there is no end of them', async () => {
    const { jwk } = one;
    answer = { body: { keys: Array.from({ length: 3000 }, () => jwk) } };

    await expect(verifier()(await one.sign({ sub: 'john' }))).rejects.toThrow(RetryLaterException);

    expect(warnings).toHaveBeenCalledWith(expect.stringContaining('more than 262144 bytes'));
  });

  it('are tried one after the other for a token that names none', async () => {
    const other = aJwtIssuer({ kid: 'three' });
    publish(other, one);
    const verify = verifier();
    const anonymous = (issuer: JwtIssuer) => issuer.sign({ sub: 'john' }, { kid: undefined });

    expect(await verify(await anonymous(one))).toMatchObject({ sub: 'john' });
    await expect(verify(await anonymous(aJwtIssuer()))).rejects.toThrow(
      jose.errors.JWSSignatureVerificationFailed,
    );
  });

  it('are not taken from where the address leads on to', async () => {
    const elsewhere = await startCannedStream(() => ({ body: { keys: [one.jwk] } }));
    answer = { status: 302, headers: { location: elsewhere.url } };

    await expect(verifier()(await one.sign({}))).rejects.toThrow(RetryLaterException);

    expect(elsewhere.requests).toHaveLength(0);
    await elsewhere.close();
  });

  it('show no query of their address in the log', async () => {
    answer = { status: 500 };

    await expect(
      verifier({ jwksUrl: `${server.url}/keys?token=s3cret` })(await one.sign({})),
    ).rejects.toThrow(RetryLaterException);

    expect(warnings).toHaveBeenCalledWith(
      expect.stringContaining(`The keys at ${server.url}/keys cannot be read`),
    );
    expect(warnings).not.toHaveBeenCalledWith(expect.stringContaining('s3cret'));
  });
});

describe('keys behind a proxy', () => {
  useProxyVariables();
  const jwksUrl = 'http://issuer.behind-the-proxy.invalid/jwks';

  it.each(['of the environment', 'of the option'])('are read by way of that %s', async (whose) => {
    const proxy = await startTunnelProxy(server.url);
    const address = `http://user:p%40ss@${proxy.host}`;
    if (whose === 'of the environment') process.env.HTTP_PROXY = address;
    const verify = verifier({ jwksUrl, proxy: whose === 'of the option' ? address : undefined });

    const claims = await verify(await one.sign({ sub: 'john' }));
    await proxy.close();

    expect(claims).toMatchObject({ sub: 'john' });
    expect(proxy.connects).toEqual([
      {
        authority: 'issuer.behind-the-proxy.invalid:80',
        authorization: `Basic ${Buffer.from('user:p@ss').toString('base64')}`,
      },
    ]);
    expect(server.requests.map(({ url, headers }) => [url, headers.host])).toEqual([
      ['/jwks', 'issuer.behind-the-proxy.invalid'],
    ]);
  });

  it('are not asked of it when the option is false, or NO_PROXY names their host', async () => {
    const proxy = await startTunnelProxy(server.url);
    process.env.HTTP_PROXY = `http://${proxy.host}`;
    const token = await one.sign({ sub: 'john' });

    await expect(verifier({ jwksUrl, proxy: false })(token)).rejects.toThrow(RetryLaterException);
    process.env.NO_PROXY = '.invalid';
    await expect(verifier({ jwksUrl })(token)).rejects.toThrow(RetryLaterException);
    await proxy.close();

    expect(proxy.opened()).toBe(0);
    expect(warnings).toHaveBeenCalledTimes(2);
  });

  it('cannot be read when it refuses: the warning names it without its password', async () => {
    const proxy = await startTunnelProxy(server.url);
    proxy.answer = 407;
    const verify = verifier({ jwksUrl, proxy: `http://user:p%40ss@${proxy.host}` });

    await expect(verify(await one.sign({}))).rejects.toThrow(RetryLaterException);
    await proxy.close();

    expect(warnings).toHaveBeenCalledWith(
      expect.stringContaining(`the proxy ${proxy.host} answered CONNECT`),
    );
    expect(JSON.stringify(warnings.mock.calls)).not.toMatch(/p%40ss|p@ss/);
  });
});
