import axios, { AxiosError, type AxiosInstance } from 'axios';
import { inspect } from 'node:util';
import { failureOf, SERVER_TOKEN, useClientFixture } from '../../../test/support/client-fixture';
import { StreamConfigurationError, StreamConnectionError, StreamError } from '../stream.errors';
import { GET_CALL } from '../../../test/support/prepared-requests';

const { aServer, aTransport } = useClientFixture();

describe.each(['undici', 'http'] as const)('the interceptors of a host over %s', (transport) => {
  it('keeps the token away from interceptors and their errors', async () => {
    const seen: unknown[] = [];
    const configureAxios = (instance: AxiosInstance): void => {
      instance.interceptors.request.use((config) => {
        seen.push(inspect(config, { depth: Infinity, showHidden: true }));
        return config;
      });
      instance.interceptors.response.use(
        (response) => response,
        (error: unknown) => {
          seen.push(inspect(error, { depth: Infinity, showHidden: true }));
          throw error;
        },
      );
    };
    const server = await aServer(() => ({ status: 400, body: { code: 4, message: 'x' } }));
    await failureOf(aTransport(server.url, { transport, configureAxios }).send(...GET_CALL));
    expect(seen).toHaveLength(2);
    expect(seen.join()).not.toContain('signature-of-the-server-token');
    expect(server.requests[0]!.headers.authorization).toBe(SERVER_TOKEN);
  });

  it('runs the interceptors of the host, which see parsed answers and AxiosErrors', async () => {
    let fails = true;
    const configureAxios = (instance: AxiosInstance): void => {
      instance.interceptors.request.use((config) => {
        config.headers.set('X-Trace', 'abc');
        return config;
      });
      instance.interceptors.response.use(undefined, (error: AxiosError<{ code: number }>) => {
        if (error.response?.data.code !== 9) throw error;
        fails = false;
        return instance.request(error.config!);
      });
    };
    const server = await aServer(() => (fails ? { status: 429, body: { code: 9 } } : { body: { ok: true } }));
    const response = await aTransport(server.url, { transport, configureAxios }).send(...GET_CALL);
    expect(response).toEqual({ ok: true });
    expect(server.requests.map(({ headers }) => headers['x-trace'])).toEqual(['abc', 'abc']);
    expect(server.requests[1]!.headers.authorization).toBe(SERVER_TOKEN);
  });

  it("heeds the signal of a host's interceptor", async () => {
    const abort = new AbortController();
    const configureAxios = (instance: AxiosInstance): void => {
      instance.interceptors.request.use((config) => ({ ...config, signal: abort.signal }));
    };
    const server = await aServer(() => {
      abort.abort();
      return undefined;
    });
    const error = await failureOf(aTransport(server.url, { transport, configureAxios }).send(...GET_CALL));
    expect(error).toBeInstanceOf(StreamConnectionError);
    expect(error).toMatchObject({ message: expect.stringContaining('it was cancelled') });
  });

  it('sends the parameters that an interceptor adds', async () => {
    const configureAxios = (instance: AxiosInstance): void => {
      instance.interceptors.request.use((config) => ({ ...config, params: { trace: 'a b' } }));
    };
    const server = await aServer();
    await aTransport(server.url, { transport, configureAxios }).send(...GET_CALL);
    expect(server.requests[0]!.url).toBe('/api/v2/video/call/default/c1?api_key=key%261&trace=a+b');
  });

  it.each(['https://evil.example/api', 'http://stream.invalid.evil.example/', '/relative'])(
    'does not send to %s when an interceptor asks for it',
    async (url) => {
      const configureAxios = (instance: AxiosInstance): void => {
        instance.interceptors.request.use((config) => ({ ...config, url }));
      };
      const client = aTransport('http://stream.invalid', { transport, configureAxios });
      const error = await failureOf(client.send(...GET_CALL));
      expect(error).toMatchObject({
        message: expect.stringContaining('this client sends to http://stream.invalid only'),
      });
    },
  );
});

describe('the axios instance of a host', () => {
  it("sends with the host's axios instance, its interceptors and its headers", async () => {
    const server = await aServer();
    const instance = axios.create({
      headers: { common: { 'X-Tenant': 'a' } },
      baseURL: 'https://elsewhere.example',
    });
    instance.interceptors.request.use((config) => {
      config.headers.set('X-Trace', 'abc');
      return config;
    });
    await aTransport(server.url, { axios: instance }).send(...GET_CALL);
    expect(server.requests[0]!.headers).toMatchObject({
      authorization: SERVER_TOKEN,
      'x-tenant': 'a',
      'x-trace': 'abc',
      'content-type': 'application/json',
    });
  });

  it("goes through an adapter that is set on the host's instance, as mocks do, even later", async () => {
    const instance = axios.create();
    const client = aTransport('http://stream.invalid', { axios: instance });
    const authorization: unknown[] = [];
    instance.defaults.adapter = (config) => {
      authorization.push(config.headers.get('Authorization'));
      const data = { created_at: 1_767_225_601_000_000_000 };
      return Promise.resolve({ data, status: 200, statusText: 'OK', headers: {}, config });
    };
    await expect(client.send(...GET_CALL)).resolves.toEqual({ created_at: new Date(1_767_225_601_000) });
    expect(authorization).toEqual([SERVER_TOKEN]);
  });

  it('takes the refusal of an instance that lets every status pass', async () => {
    const instance = axios.create();
    instance.interceptors.request.use((config) => ({ ...config, validateStatus: null }));
    const server = await aServer(() => ({ status: 400, body: { code: 4, message: 'x' } }));
    const error = await failureOf(aTransport(server.url, { axios: instance }).send(...GET_CALL));
    expect(error).toMatchObject({ name: 'StreamApiError', status: 400, code: 4 });
  });

  it('says what is wrong with an interceptor that unwraps the response', async () => {
    const instance = axios.create();
    instance.interceptors.response.use((response) => response.data as typeof response);
    const server = await aServer();
    const error = await failureOf(aTransport(server.url, { axios: instance }).send(...GET_CALL));
    expect(error).toBeInstanceOf(StreamConfigurationError);
  });

  it("makes what a host's interceptor throws the cause of its error", async () => {
    const own = new Error('not today');
    const configureAxios = (instance: AxiosInstance): void => {
      instance.interceptors.request.use(() => {
        throw own;
      });
    };
    const error = await failureOf(aTransport('http://stream.invalid', { configureAxios }).send(...GET_CALL));
    expect(error).toBeInstanceOf(StreamError);
    expect(error).toMatchObject({
      cause: own,
      message: expect.stringMatching(/^GetCall failed: not today /),
    });
  });

  it('removes the token from the text of an error below', async () => {
    const instance = axios.create({
      adapter: (config) => {
        throw AxiosError.from(
          new Error(`no match for ${JSON.stringify(config.headers)}`),
          'ERR_MOCK',
          config,
        );
      },
    });
    const error = await failureOf(aTransport('http://stream.invalid', { axios: instance }).send(...GET_CALL));
    expect(error).toMatchObject({
      code: 'ERR_MOCK',
      message: expect.stringContaining('"Authorization":"[redacted]"'),
    });
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain(
      'signature-of-the-server-token',
    );
  });
});
