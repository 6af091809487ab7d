import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

const newApp = emulatedApps();

describe('push templates', () => {
  let server: EmulatorHttp;
  beforeEach(() => {
    server = newApp();
  });

  const upsert = (body: object) =>
    server.post('/push_templates', { event_type: 'message.new', push_provider_type: 'apn', ...body });
  const list = async (query = 'push_provider_type=apn') =>
    (await server.get(`/push_templates?${query}`)).body.templates as object[];

  it('are of one event and provider; what is not given stays', async () => {
    const { status, body } = await upsert({ template: '{"title":"a"}' });
    expect(status).toBe(201);
    expect(body.template).toEqual({
      event_type: 'message.new',
      push_provider_internal_id: 'apn:apn',
      enable_push: true,
      template: '{"title":"a"}',
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
    });
    const changed = await upsert({ enable_push: false, push_provider_name: 'apn' });
    expect(changed.body.template).toEqual({
      ...body.template,
      enable_push: false,
      updated_at: expect.any(Number),
    });
    await upsert({ event_type: 'reaction.new' });
    expect(await list()).toHaveLength(2);
    expect(await list('push_provider_type=firebase')).toEqual([]);
  });

  it('go with their provider', async () => {
    await upsert({});
    await server.delete('/push_providers/apn/apn');
    expect((await server.get('/push_templates?push_provider_type=apn')).body).toMatchObject({ code: 16 });
    await server.post('/push_providers', { push_provider: { type: 'apn', name: 'apn', apn_p12_cert: 'x' } });
    expect(await list()).toEqual([]);
  });

  it('are refused without an event and a type of provider that exist', async () => {
    for (const [body, field] of [
      [{ event_type: 'call.ring' }, 'event_type'],
      [{ push_provider_type: 'pigeon' }, 'push_provider_type'],
      [{ template: 1 }, 'template'],
    ] as const) {
      expect((await upsert(body)).body).toMatchObject({
        StatusCode: 400,
        code: 4,
        exception_fields: { [field]: expect.any(String) },
      });
    }
    expect((await server.get('/push_templates')).status).toBe(400);
    expect((await server.get('/push_templates?push_provider_type=pigeon')).status).toBe(400);
    expect((await upsert({ push_provider_name: 'other' })).body).toMatchObject({ StatusCode: 404, code: 16 });
    expect((await upsert({ push_provider_type: 'huawei' })).status).toBe(404);
  });

  it('are refused to users', async () => {
    await server.post('/users', { users: { john: { id: 'john' } } });
    expect((await server.as('john').get('/push_templates?push_provider_type=apn')).status).toBe(403);
  });
});
