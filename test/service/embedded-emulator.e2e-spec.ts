import { inspectConfiguration } from '../../src/service/configuration/inspect-configuration';
import { startService } from '../../src/service/service';
import { someSources } from '../support/canned-sources';
import { startCannedStream } from '../support/canned-stream';
import { startTunnelProxy } from '../support/tunnel-proxy';
import { useProxyVariables } from '../support/proxy-variables';

useProxyVariables();

it('the service on its embedded emulator sends nothing through a proxy, whoever names it', async () => {
  const elsewhere = await startCannedStream();
  const proxy = await startTunnelProxy(elsewhere.url);
  const address = `http://${proxy.host}`;
  Object.assign(process.env, { HTTP_PROXY: address, HTTPS_PROXY: address });
  const { configuration, problems } = inspectConfiguration(
    someSources({ STREAM_PROXY_URL: address, PORT: '0', LOG_LEVEL: 'silent', DOCS: 'off' }),
  );
  const service = await startService(configuration);

  const headers = { 'x-api-key': service.developmentKey ?? '' };
  const callTypes = await fetch(`${service.url}/call-types`, { headers });
  const ready = await fetch(`${service.url}/health/ready`);
  await service.close();
  await proxy.close();
  await elsewhere.close();

  expect(problems).toEqual([]);
  expect([callTypes.status, ready.status]).toEqual([200, 200]);
  expect(proxy.opened()).toBe(0);
});
