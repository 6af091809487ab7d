import { StreamApiError } from '../../stream/stream.errors';
import { isSecretName } from './secret-names';
import { sendingSecrets } from './sending-secrets';
import { withoutSecrets } from './without-secrets';

const apiError = (reason: string, exceptionFields?: Record<string, string>) =>
  new StreamApiError({
    operation: 'UpsertPushProvider',
    requestId: 'request-1',
    status: 400,
    code: 4,
    reason,
    exceptionFields,
    retryable: false,
    retryAfter: undefined,
    rateLimit: undefined,
    serverDate: undefined,
    hint: undefined,
  });

describe('the names of secrets', () => {
  it.each([
    'apn_auth_key',
    'apn_p12_cert',
    'firebase_credentials',
    'firebase_server_key',
    'huawei_app_secret',
    's3_api_key',
    's3_secret',
    'abs_client_secret',
    'sqs_key',
    'sns_secret',
    'credentials',
    'password',
    'default_pin',
  ])('include %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(['apn_key_id', 'name', 'credentials_set', 'abs_client_id', 'username', 'pin_prompt', 'keys'])(
    'do not include %s',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});

describe('withoutSecrets', () => {
  it('leaves out secrets at any depth, and changes nothing else', () => {
    const created_at = new Date(0);
    const response = { list: [{ name: 'a', password: 'x', created_at }], deep: { s3_secret: 'x', path: '' } };

    expect(withoutSecrets(response)).toEqual({ list: [{ name: 'a', created_at }], deep: { path: '' } });
    expect(response.deep.s3_secret).toBe('x');
  });
});

describe('sendingSecrets', () => {
  const request = { push_provider: { name: 'a', apn_auth_key: 'line\n"two"', firebase_server_key: 'line' } };

  it('returns the response without secrets', async () => {
    const response = Promise.resolve({ push_provider: { name: 'a', apn_auth_key: 'secret' } });

    expect(await sendingSecrets(request, response)).toEqual({ push_provider: { name: 'a' } });
  });

  it('throws what Stream says without the secrets that it quotes, as they are and as JSON', async () => {
    const error = apiError('line\n"two" is wrong', {
      apn_auth_key: 'not line\\n\\"two\\"!',
      other: 'in line',
    });

    const thrown = await sendingSecrets(request, Promise.reject(error)).catch((reason: unknown) => reason);

    expect(thrown).toMatchObject({
      status: 400,
      code: 4,
      operation: 'UpsertPushProvider',
      requestId: 'request-1',
      reason: '… is wrong',
      exceptionFields: { apn_auth_key: 'not …!', other: 'in …' },
      message: expect.not.stringContaining('two'),
    });
  });

  it('throws other failures as they are', async () => {
    const failure = new Error('line');

    await expect(sendingSecrets(request, Promise.reject(failure))).rejects.toBe(failure);
  });

  it('hides secrets that the response quotes, but none that are too short to be secrets', async () => {
    const response = Promise.resolve({ error: 'a bad line', list: ['line'] });

    const shown = await sendingSecrets({ sns_key: 'a', sns_secret: 'line' }, response);

    expect(shown).toEqual({ error: 'a bad …', list: ['…'] });
  });
});
