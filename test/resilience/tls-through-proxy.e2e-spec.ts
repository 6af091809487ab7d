import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { StreamClientOptions } from '../../src/stream/stream.options';
import { fetchText } from '../../src/stream/proxy/fetch-text';
import { StreamConnectionError } from '../../src/stream/stream.errors';
import { GET_APP } from '../support/prepared-requests';
import { failureOf, useClientFixture } from '../support/client-fixture';
import { describeWhere } from '../support/describe-where';
import { useProxyVariables } from '../support/proxy-variables';
import { findOpenssl, selfSigned, type SelfSigned } from '../support/self-signed';
import { startTunnelProxy, type TunnelProxy } from '../support/tunnel-proxy';

const ROOT = join(__dirname, '../..');
const NAME = 'stream.behind-the-proxy.invalid';
const WAYS: [string, StreamClientOptions][] = [
  ['undici', {}],
  ['http', { transport: 'http' }],
];

/**
 * Asks hosts by way of the proxy of the environment, each over both transports and with what fetches key sets; prints a JSON list of
 * answers and codes of errors. The process is one of its own, as Node reads NODE_EXTRA_CA_CERTS when it starts.
 */
const PROGRAM = `
  const { StreamClient } = require('./src/stream/stream.client.ts');
  const { fetchText } = require('./src/stream/proxy/fetch-text.ts');
  const asks = process.argv.slice(1).flatMap((baseUrl) => [
    ...['undici', 'http'].map((transport) => async () => {
      const client = new StreamClient('key', 'secret', { baseUrl, transport, retries: 0, timeout: 600_000, deadline: 600_000 });
      try { return (await client.getApp()).duration; } finally { await client.close(); }
    }),
    async () => JSON.parse((await fetchText(baseUrl, { maxBytes: 1000 })).text).duration,
  ]);
  Promise.all(asks.map((ask) => ask().catch((error) => error.code ?? error.cause?.code ?? String(error))))
    .then((answers) => { console.log(JSON.stringify(answers)); });`;

function ask(environment: NodeJS.ProcessEnv, ...hosts: string[]): Promise<unknown> {
  const args = ['--require', './test/support/register-typescript.cjs', '--require', 'reflect-metadata'];
  const child = spawn(process.execPath, [...args, '--eval', PROGRAM, ...hosts], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(output));
      else reject(new Error(`it ended with code ${String(code)}`));
    });
  });
}

useProxyVariables();
const { aTransport } = useClientFixture();

describeWhere(
  findOpenssl(),
  'there is no openssl in PATH (apt-get install openssl)',
  'TLS through a proxy',
  () => {
    let certificate: SelfSigned;
    let server: Server;
    let proxy: TunnelProxy;
    let requests: string[];

    beforeAll(() => {
      certificate = selfSigned(NAME);
    });
    afterAll(() => {
      certificate.remove();
    });

    beforeEach(async () => {
      requests = [];
      server = createServer({ key: certificate.key, cert: certificate.certificate }, (request, response) => {
        requests.push(request.headers.host ?? '');
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"duration":"1.00ms"}');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      proxy = await startTunnelProxy(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });

    afterEach(async () => {
      await proxy.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });

    it('takes the certificates that Node trusts, for the names that they have', async () => {
      const environment = {
        HTTPS_PROXY: `http://${proxy.host}`,
        NODE_EXTRA_CA_CERTS: certificate.certificatePath,
      };

      const answers = await ask(environment, `https://${NAME}`, 'https://other.behind-the-proxy.invalid');

      const wrongName = 'ERR_TLS_CERT_ALTNAME_INVALID';
      expect(answers).toEqual(['1.00ms', '1.00ms', '1.00ms', wrongName, wrongName, wrongName]);
      expect(requests).toEqual([NAME, NAME, NAME]);
      expect(proxy.others).toEqual([]);
    });

    it('speaks TLS with a proxy whose address has https, and takes what Node trusts there too', async () => {
      const atAddress = selfSigned(NAME, '127.0.0.1');
      const secured = await startTunnelProxy(
        `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
        atAddress,
      );
      server.setSecureContext({ key: atAddress.key, cert: atAddress.certificate });
      const environment = {
        HTTPS_PROXY: `https://john:secret@${secured.host}`,
        NODE_EXTRA_CA_CERTS: atAddress.certificatePath,
      };

      const answers = await ask(environment, `https://${NAME}`);
      const { connects } = secured;
      await secured.close();
      atAddress.remove();

      expect(answers).toEqual(['1.00ms', '1.00ms', '1.00ms']);
      expect(requests).toEqual([NAME, NAME, NAME]);
      const authorization = `Basic ${Buffer.from('john:secret').toString('base64')}`;
      expect(connects).toEqual(Array(3).fill({ authority: `${NAME}:443`, authorization }));
    });

    it.each(WAYS)('does not send a secret over %s to a proxy of nobody known', async (_, options) => {
      const secured = await startTunnelProxy(
        `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
        certificate,
      );
      const settings = { ...options, proxy: `https://john:secret@${secured.host}` };

      const error = await failureOf(aTransport(`https://${NAME}`, settings).send(...GET_APP));
      await secured.close();

      expect(error).toMatchObject({
        code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        neverSent: true,
        message: expect.stringContaining(secured.host),
      });
      expect(secured.connects).toEqual([]);
    });

    it.each(WAYS)('does not take one of nobody known over %s', async (_, options) => {
      const settings = { ...options, proxy: `http://${proxy.host}`, timeout: 600_000, deadline: 600_000 };
      const error = await failureOf(aTransport(`https://${NAME}`, settings).send(...GET_APP));

      expect(error).toBeInstanceOf(StreamConnectionError);
      expect(error).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
      expect(proxy.connects.map(({ authority }) => authority)).toEqual([`${NAME}:443`]);
      expect(requests).toEqual([]);
    });

    it('does not take one of nobody known for a set of keys', async () => {
      process.env.HTTPS_PROXY = `http://${proxy.host}`;
      const error = await failureOf(fetchText(`https://${NAME}/jwks`, { maxBytes: 1000 }));

      expect(error).toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
      expect(requests).toEqual([]);
    });
  },
);
