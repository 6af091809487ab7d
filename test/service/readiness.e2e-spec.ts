import { AS_BACKEND, startServiceHost, type ServiceHost } from './service-host';

/** Nobody listens where Stream should be. */
describe('the service without Stream', () => {
  let host: ServiceHost;
  afterEach(() => host.close());

  const readiness = async () => {
    const response = await fetch(`${host.url}/health/ready`);
    return { status: response.status, report: (await response.json()) as Record<string, unknown> };
  };

  it('says that it is degraded, and mints tokens', async () => {
    host = await startServiceHost();

    const before = await readiness();
    const minted = await host.request('POST', '/users/john/tokens', {}, AS_BACKEND);
    const failed = await host.request('GET', '/call-types', undefined, AS_BACKEND);

    expect(before).toMatchObject({
      status: 200,
      report: { status: 'degraded', error: { stream: { status: 'down' } } },
    });
    expect(minted).toMatchObject({ status: 201, body: { user_id: 'john', token: expect.any(String) } });
    expect(failed.status).toBe(503);
    expect((await readiness()).status).toBe(200);
  });

  it('is not ready with READINESS=strict, and mints tokens all the same', async () => {
    host = await startServiceHost({ readiness: 'strict' });

    const { status, report } = await readiness();
    const minted = await host.request('POST', '/users/john/tokens', {}, AS_BACKEND);

    expect([status, report.status]).toEqual([503, 'error']);
    expect(minted.status).toBe(201);
  });
});
