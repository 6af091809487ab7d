import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

const newApp = emulatedApps();

describe('external storages', () => {
  let server: EmulatorHttp;
  beforeEach(() => {
    server = newApp();
  });

  const create = (body: object) => server.post('/external_storage', body);
  const list = async () =>
    (await server.get<{ external_storages: object }>('/external_storage')).body.external_storages;

  it('are stored without a look at their credentials, which are not shown', async () => {
    const { status, body } = await create({
      name: 'mine',
      bucket: 'my bucket',
      storage_type: 's3',
      aws_s3: { s3_api_key: 'k', s3_secret: 's' },
    });
    expect({ status, fields: Object.keys(body) }).toEqual({ status: 201, fields: ['duration'] });
    expect(await list()).toEqual({ mine: { name: 'mine', type: 's3', bucket: 'my bucket', path: '' } });
  });

  it('are replaced, with another type too, and removed', async () => {
    await create({ name: 'mine', bucket: 'a', storage_type: 's3' });
    const changed = await server.put('/external_storage/mine', {
      bucket: 'b',
      storage_type: 'gcs',
      path: 'p',
    });
    expect(changed).toEqual({
      status: 201,
      body: { name: 'mine', type: 'gcs', bucket: 'b', path: 'p', duration: expect.any(String) },
    });
    expect((await server.delete('/external_storage/mine')).status).toBe(200);
    expect(await list()).toEqual({});
  });

  it.each([
    [{ name: 'stream-s3', bucket: 'a', storage_type: 's3' }, 'stream-s3 name reserved for internal use'],
    [{ name: 'mine', bucket: 'a', storage_type: 'ftp' }, 'storage_type must be one of [s3 gcs abs]'],
    [{ name: 'mine', storage_type: 's3' }, 'bucket is a required field'],
    [{ bucket: 'a', storage_type: 's3' }, 'name is a required field'],
  ])('are refused with %j', async (body, reason) => {
    expect((await create(body)).body).toMatchObject({
      StatusCode: 400,
      code: 4,
      message: `CreateExternalStorage failed with error: "${reason}"`,
    });
  });

  it('have names of their own', async () => {
    await create({ name: 'mine', bucket: 'a', storage_type: 's3' });
    expect((await create({ name: 'mine', bucket: 'a', storage_type: 's3' })).body.message).toContain(
      'external storage "mine" already exists',
    );
  });

  it.each([
    [
      { storage_type: 's3', aws_s3: { s3_region: 'eu' } },
      { storage_type: 's3', gcs_credentials: 'x' },
    ],
    [
      { storage_type: 'gcs', gcs_credentials: '{}' },
      { storage_type: 'gcs', gcs_credentials: '' },
    ],
    [{ storage_type: 'abs', azure_blob: { abs_account_name: 'a' } }, { storage_type: 'abs' }],
  ])('can be reached with %j, and not with %j', async (good, bad) => {
    const check = () => server.get('/external_storage/mine/check');
    await create({ name: 'mine', bucket: 'a', path: 'calls', ...good });
    expect(await check()).toMatchObject({
      status: 200,
      body: { file_url: 'https://mine.invalid/calls/check.txt' },
    });
    await server.put('/external_storage/mine', { bucket: 'a', ...bad });
    expect((await check()).body).toMatchObject({
      StatusCode: 400,
      code: 4,
      message:
        'CheckExternalStorage failed with error: "external storage "mine" cannot be reached: it has no credentials of its type"',
    });
  });

  it('are not found if they are not there', async () => {
    const answers = [
      await server.put('/external_storage/x', { bucket: 'a', storage_type: 's3' }),
      await server.delete('/external_storage/x'),
      await server.get('/external_storage/x/check'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});
