import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startStreamEmulator, type StreamEmulator } from '../../index';

/** A closed loopback port: what is selected is tried there, and nothing else happens. */
const webhook_url = 'http://127.0.0.1:9/hook';

describe('a hook', () => {
  let emulator: StreamEmulator;
  let stream: EmulatorHttp;

  beforeAll(async () => {
    emulator = await startStreamEmulator();
    stream = new EmulatorHttp(emulator);
  });

  beforeEach(() => {
    emulator.reset();
  });

  afterAll(() => emulator.close());

  /** Which of these types are sent to the one hook with these fields. */
  async function selected(fields: object, types: readonly string[]): Promise<string[]> {
    await stream.patch('/app', { event_hooks: [{ hook_type: 'webhook', webhook_url, ...fields }] });
    const events = await Promise.all(types.map((type) => emulator.webhooks.send(type)));
    return events.filter(({ deliveries }) => deliveries.length > 0).map(({ type }) => type);
  }

  const TYPES = ['call.created', 'custom', 'user.updated', 'export.users.success', 'export.channels.success'];
  const WITHOUT_CUSTOM = TYPES.filter((type) => type !== 'custom');

  it.each([
    ['everything but custom events', {}, WITHOUT_CUSTOM],
    ['everything when its list of types is empty', { event_types: [] }, WITHOUT_CUSTOM],
    ['the types of its list only', { event_types: ['user.updated', 'call.ended'] }, ['user.updated']],
    ['no type of which it has only the beginning', { event_types: ['call'] }, []],
    ['custom events when it asks for them', { should_send_custom_events: true }, TYPES],
    ['no custom events by its list of types', { event_types: ['custom'] }, []],
    ['all products', { product: 'all' }, WITHOUT_CUSTOM],
    ['calls and users of Video', { product: 'video' }, WITHOUT_CUSTOM.slice(0, 3)],
    ['channels and users of Chat', { product: 'chat' }, WITHOUT_CUSTOM.slice(1)],
    ['nothing while it is switched off', { enabled: false }, []],
    ['nothing without an address', { webhook_url: '' }, []],
    ['nothing when it is for pending messages', { hook_type: 'pending_message' }, []],
  ])('is sent %s', async (_, fields, types) => {
    await expect(selected(fields, TYPES)).resolves.toEqual(types);
  });

  it('is one of several, each with its own filter and a generated id', async () => {
    await stream.patch('/app', {
      event_hooks: [
        { hook_type: 'webhook', webhook_url, event_types: ['call.ended'] },
        { id: 'mine', hook_type: 'webhook', webhook_url },
        { hook_type: 'sqs', sqs_queue_url: 'https://sqs.example/q' },
      ],
    });
    const { deliveries } = await emulator.webhooks.send('call.created');
    const { body } = await stream.get<{ app: { event_hooks: { id: string }[] } }>('/app');

    const ids = body.app.event_hooks.map(({ id }) => id);
    expect(ids).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), 'mine', expect.any(String)]);
    expect(deliveries.map(({ hookId, hookType }) => [hookId, hookType])).toEqual([
      ['mine', 'webhook'],
      [ids[2], 'sqs'],
    ]);
  });

  it('may be a legacy address, which shares its selection with queue and topic', async () => {
    await stream.patch('/app', {
      webhook_url,
      sqs_url: 'https://sqs.example/q',
      sns_topic_arn: 'arn:1',
      webhook_events: ['call.ended', 'custom'],
    });
    const sent = await Promise.all(
      ['call.ended', 'call.created', 'custom'].map((type) => emulator.webhooks.send(type)),
    );

    expect(sent.map(({ deliveries }) => deliveries.map(({ hookType }) => hookType))).toEqual([
      ['webhook', 'sqs', 'sns'],
      [],
      ['webhook', 'sqs', 'sns'],
    ]);
    await stream.patch('/app', { webhook_events: [] });
    expect((await emulator.webhooks.send('call.created')).deliveries).toHaveLength(3);
    expect((await emulator.webhooks.send('custom')).deliveries).toHaveLength(0);
  });

  it('must be of a type that Stream has', async () => {
    const { status, body } = await stream.patch('/app', { event_hooks: [{ hook_type: 'fax' }] });

    expect(status).toBe(400);
    expect(body.message).toContain(
      'event_hooks[0].hook_type must be one of [webhook sqs sns pending_message]',
    );
  });
});
