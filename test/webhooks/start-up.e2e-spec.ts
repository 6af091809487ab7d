import { Injectable, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { StreamModule } from '../../src/stream/stream.module';
import { StreamConfigurationError } from '../../src/stream/stream.errors';
import {
  OnStreamEvent,
  StreamWebhooksModule,
  type EventContext,
  type StreamWebhooksForRootOptions,
} from '../../src/webhooks';
import { PLATFORMS } from '../support/platforms';
import { aCallEvent, signed } from './signed-delivery';
import { deliver, startWebhookHost, useWebhookHosts } from './webhook-host';

const startHost = useWebhookHosts();

describe.each(PLATFORMS)('A host on %s', (platform) => {
  it('is warned at start-up of handlers that wait in vain', async () => {
    @Injectable()
    class Waiting {
      // @ts-expect-error there is no such type
      @OnStreamEvent('call.finished')
      unknownType(): void {
        // Never called.
      }

      @OnStreamEvent('call.ended', { app: 'eu' })
      unknownApp(): void {
        // Never called.
      }
    }
    const warnings: unknown[] = [];
    await startHost(platform, {
      providers: [Waiting],
      setUp: () => {
        const ignore = (): void => undefined;
        Logger.overrideLogger({ log: ignore, error: ignore, warn: (text: unknown) => warnings.push(text) });
      },
    });
    Logger.overrideLogger(false);

    expect(warnings).toEqual([
      "Waiting.unknownType waits for 'call.finished', which is no event type of Stream's.",
      "Waiting.unknownApp waits for events of the app 'eu', which sends none here: there is no such app.",
    ]);
  });

  it.each<[string, StreamWebhooksForRootOptions, string]>([
    [
      'an app without a client',
      { apps: [{ name: 'eu' }] },
      "an entry 'eu' that has neither an apiKey nor a client",
    ],
    ['a key without secrets', { apps: [{ apiKey: 'other' }] }, 'no secrets for the apiKey other'],
    [
      'a key twice',
      {
        apps: [
          { apiKey: 'a', secrets: ['x'] },
          { apiKey: 'a', secrets: ['y'] },
        ],
      },
      'the same apiKey twice',
    ],
    ['an empty secret', { apps: [{ apiKey: 'a', secrets: [''] }] }, 'without an API secret'],
    ['a path with parameters', { path: 'webhooks/:app' }, 'a plain path without parameters'],
    ['a limit of zero', { sizeLimit: 0 }, 'sizeLimit must be a whole number above 0'],
    ['a lead of nothing', { maxEventLead: 0 }, 'maxEventLead must be above 0, not 0'],
    [
      'a timeout that no timer takes',
      { handlerTimeout: 2 ** 31 },
      'handlerTimeout must be at most 2147483647',
    ],
  ])('does not start with %s', async (_, webhooks, message) => {
    const starting = (async () => startWebhookHost(platform, { webhooks }))();

    await expect(starting).rejects.toThrow(StreamConfigurationError);
    await expect(starting).rejects.toThrow(message);
  });

  it('serves every client it has, and takes options from elsewhere', async () => {
    @Module({
      imports: [
        StreamModule.forRoot({ name: 'eu', apiKey: 'eu-key', apiSecret: 'eu-secret' }),
        StreamModule.forRoot({ name: 'us', apiKey: 'us-key', apiSecret: 'us-secret' }),
        StreamWebhooksModule.forRootAsync({
          path: 'hooks',
          useFactory: () => Promise.resolve({ sizeLimit: 2000 }),
        }),
      ],
    })
    class TwoClients {}
    const app = await NestFactory.create(TwoClients, { logger: false, abortOnError: false });
    await app.listen(0, '127.0.0.1');
    const send = async (apiKey: string, secret: string, fields = {}): Promise<number> => {
      const delivery = signed(aCallEvent('call.ended', 'a', fields), { apiKey, secret });
      return (await deliver(await app.getUrl(), delivery, '/hooks')).status;
    };

    const statuses = [
      await send('eu-key', 'eu-secret'),
      await send('us-key', 'us-secret'),
      await send('us-key', 'eu-secret'),
      await send('eu-key', 'eu-secret', { large: 'x'.repeat(3000) }),
    ];

    await app.close();
    expect(statuses).toEqual([200, 200, 401, 413]);
  });

  it.each<[string, readonly [string?, string?], readonly [string, string], StreamWebhooksForRootOptions]>([
    ['one secret', ['api', 'bulk'], ['one', 'one'], {}],
    ['two secrets, while one is replaced', ['api', 'bulk'], ['old', 'new'], {}],
    ['one without a name', [undefined, 'bulk'], ['old', 'new'], {}],
    ['entries for both', ['api', 'bulk'], ['old', 'new'], { apps: [{ name: 'api' }, { name: 'bulk' }] }],
    ['an entry for one of them', ['api', 'bulk'], ['old', 'new'], { apps: [{ name: 'bulk' }] }],
    ['an entry for their key', ['api', 'bulk'], ['old', 'new'], { apps: [{ apiKey: 'shared-key' }] }],
  ])('takes two clients with one key for one app: %s', async (_, names, secrets, webhooks) => {
    const runs: string[] = [];
    @Injectable()
    class Handlers {
      @OnStreamEvent('call.ended')
      any(event: object, { app }: EventContext): void {
        runs.push(`any, of ${app ?? 'the app without a name'}`);
      }

      @OnStreamEvent('call.ended', { app: 'bulk' })
      ofBulk(): void {
        runs.push('bulk');
      }

      @OnStreamEvent('call.ended', { app: 'other' })
      ofAnother(): void {
        runs.push('other');
      }
    }
    const streamModule = (index: 0 | 1) => {
      const name = names[index];
      const options = { apiKey: 'shared-key', apiSecret: secrets[index] };
      return StreamModule.forRoot({ ...options, ...(name !== undefined && { name }) });
    };
    const other = StreamModule.forRoot({ name: 'other', apiKey: 'other-key', apiSecret: 'other-secret' });
    const { app } = await startHost(platform, {
      imports: [other, streamModule(0), streamModule(1), StreamWebhooksModule.forRoot(webhooks)],
      providers: [Handlers],
      alone: true,
    });
    const send = async (id: string, secret: string): Promise<number> => {
      const delivery = signed(aCallEvent('call.ended', id), { apiKey: 'shared-key', secret });
      return (await deliver(await app.getUrl(), delivery)).status;
    };

    const statuses = [
      await send('a', secrets[0]),
      await send('b', secrets[1]),
      await send('c', 'other-secret'),
    ];

    expect(statuses).toEqual([200, 200, 401]);
    const name = names[0] === undefined ? 'the app without a name' : (webhooks.apps?.[0]?.name ?? 'api');
    const any = `any, of ${webhooks.apps?.[0]?.apiKey === undefined ? name : 'the app without a name'}`;
    expect([...runs].sort()).toEqual([any, any, 'bulk', 'bulk']);
  });
});
