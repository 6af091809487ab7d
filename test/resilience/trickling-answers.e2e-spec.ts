import { Logger } from '@nestjs/common';
import * as jose from 'jose';
import { RemoteKeys } from '../../src/access/authenticators/jwt/remote-keys';
import { RetryLaterException } from '../../src/access/retry-later.exception';
import { sendTestDelivery } from '../../src/doctor/checks/test-delivery';
import { checkEmulator } from '../../src/doctor/checks/emulator.check';
import { checkJwks } from '../../src/service/doctor-checks/jwks.check';
import { StreamClient } from '../../src/stream/stream.client';
import { StreamConnectionError, StreamTimeoutError } from '../../src/stream/stream.errors';
import type { StreamClientOptions } from '../../src/stream/stream.options';
import { GET_CALL } from '../support/prepared-requests';
import { failureOf, useClientFixture } from '../support/client-fixture';
import { API_SECRET, aContext } from '../support/doctor-context';
import { useProxyVariables } from '../support/proxy-variables';
import { startTricklingServer, type TricklingServer } from '../support/trickling-server';
import { startTunnelProxy, type TunnelProxy } from '../support/tunnel-proxy';
import { aJwtIssuer } from '../support/jwt-issuer';
import { until } from '../webhooks-durable/until';

const TIMEOUT = 300;
const UNKNOWN_HOST = 'http://behind-the-proxy.invalid';

const WAYS: [string, StreamClientOptions][] = [
  ['undici', {}],
  ['axios over undici', { configureAxios: () => undefined }],
  ['axios over http', { transport: 'http' }],
];

useProxyVariables();
const { aTransport } = useClientFixture();

let server: TricklingServer;
let proxy: TunnelProxy;

afterEach(async () => {
  jest.restoreAllMocks();
  await proxy.close();
  await server.close();
});

/** The server was not done, and was hung up on: nothing is held by what it goes on sending. */
async function expectGivenUp(): Promise<void> {
  expect(server.trickled()).toBeGreaterThan(0);
  expect(server.trickled()).toBeLessThan(1_000_000);
  await until(() => server.trickling() === 0);
}

describe.each(['headers', 'body'] as const)('an answer whose %s come one byte at a time', (part) => {
  beforeEach(async () => {
    server = await startTricklingServer(part);
    proxy = await startTunnelProxy(server.url);
  });

  describe.each(WAYS)('ends over %s', (_, options) => {
    it('at the timeout of the client', async () => {
      const transport = aTransport(server.url, { ...options, timeout: TIMEOUT });

      expect(await failureOf(transport.send(...GET_CALL))).toBeInstanceOf(StreamTimeoutError);
      await expectGivenUp();
    });

    it('at the timeout of the client, through a proxy', async () => {
      const settings = { ...options, timeout: TIMEOUT, proxy: `http://${proxy.host}` };

      expect(await failureOf(aTransport(UNKNOWN_HOST, settings).send(...GET_CALL))).toBeInstanceOf(
        StreamTimeoutError,
      );
      expect(proxy.connects).toHaveLength(1);
      await expectGivenUp();
    });

    it('at the timeout of the client, when a proxy answers CONNECT that way', async () => {
      const settings = { ...options, timeout: TIMEOUT, proxy: server.url };
      const error = await failureOf(aTransport(UNKNOWN_HOST, settings).send(...GET_CALL));

      // A body after the head is not of the answer to CONNECT: it is what the host says, which is no HTTP.
      expect(error).toBeInstanceOf(part === 'headers' ? StreamTimeoutError : StreamConnectionError);
      await expectGivenUp();
    });
  });

  describe.each(['directly', 'through a proxy'])('%s', (way) => {
    const address = (): string => {
      if (way === 'directly') return server.url;
      process.env.HTTP_PROXY = `http://${proxy.host}`;
      return UNKNOWN_HOST;
    };

    it('ends at the timeout for the keys of an issuer', async () => {
      const warnings = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
      const source = { jwksUrl: address(), jwksTimeout: TIMEOUT, jwksMaxAge: 60_000, jwksCooldown: 60_000 };
      const keys = new RemoteKeys(jose, source, Date.now);
      const token = await aJwtIssuer().sign({});

      const error = await failureOf(jose.jwtVerify(token, keys.find));

      expect(error).toBeInstanceOf(RetryLaterException);
      expect(warnings).toHaveBeenCalledWith(expect.stringContaining('cannot be read'));
      await expectGivenUp();
    });

    it.each<[string, (url: string) => Promise<unknown>, unknown]>([
      ['keys', checkJwks, expect.objectContaining({ status: 'error' })],
      [
        'the webhook receiver',
        (url) => sendTestDelivery(url, { apiKey: 'key', secret: 'secret' }),
        expect.stringContaining('no answer within'),
      ],
      [
        'the emulator',
        async (baseUrl) =>
          checkEmulator(aContext({ client: new StreamClient('key', API_SECRET, { baseUrl }) })),
        expect.objectContaining({ check: 'emulator' }),
      ],
    ])("ends at the doctor's timeout for %s", async (_, ask, expected) => {
      const real = AbortSignal.timeout.bind(AbortSignal);
      const timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => real(TIMEOUT));

      expect(await ask(address())).toEqual(expected);
      expect(timeout).toHaveBeenCalled();
      await expectGivenUp();
    });
  });
});
