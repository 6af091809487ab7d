import { Body, Controller, Get, Injectable, Post, type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

import { OnStreamEvent, StreamWebhooksModule } from '../../src/webhooks';
import { PLATFORMS, type Platform } from '../support/platforms';
import { API_KEY, SECRET, aCallEvent, signed } from './signed-delivery';
import { anExpressServer, listen } from './express-server';
import { deliver, useWebhookHosts, type HostOptions } from './webhook-host';

const startHost = useWebhookHosts();

@Injectable()
class Recorder {
  readonly types: string[] = [];

  @OnStreamEvent('call.ended')
  onEnded(event: { readonly type: string }): void {
    this.types.push(event.type);
  }
}

@Controller('echo')
class EchoController {
  @Post()
  echo(@Body() body: unknown): unknown {
    return body;
  }

  @Get()
  get(): string {
    return 'here';
  }
}

interface Setting {
  readonly name: string;
  readonly host: HostOptions;
  readonly path?: string;
}

function useJsonParserBefore(platform: Platform): HostOptions {
  if (platform === 'Fastify') return {};
  return { adapter: new ExpressAdapter(anExpressServer('json')) };
}

function useOwnParser(app: INestApplication): void {
  const platform = app.getHttpAdapter().getType();
  if (platform === 'express') (app as NestExpressApplication).useBodyParser('json', { limit: '10b' });
  else (app as NestFastifyApplication).useBodyParser('application/json', { bodyLimit: 10 });
}

describe.each(PLATFORMS)('The raw body on %s', (platform) => {
  const settings: Setting[] = [
    { name: 'with the default parsers', host: {} },
    { name: 'with rawBody: true', host: { app: { rawBody: true } } },
    { name: 'with rawBody: false', host: { app: { rawBody: false } } },
    { name: 'without body parsers', host: { app: { bodyParser: false } } },
    { name: 'with parsers added before Nest', host: useJsonParserBefore(platform) },
    { name: 'with a parser of the host that takes little', host: { setUp: useOwnParser } },
    {
      name: 'below a global prefix',
      host: { setUp: (app) => void app.setGlobalPrefix('api') },
      path: '/api/webhooks/stream',
    },
    {
      name: 'beside a global prefix',
      host: { setUp: (app) => void app.setGlobalPrefix('api', { exclude: ['webhooks/stream'] }) },
    },
    { name: 'with versioned routes', host: { setUp: (app) => void app.enableVersioning() } },
    { name: 'at another path', host: { webhooks: { path: '/hooks/video' } }, path: '/hooks/video' },
  ];

  it.each(settings)('is taken $name, plain and gzipped', async ({ host, path }) => {
    const { app, deliver: send } = await startHost(platform, { ...host, providers: [Recorder] });

    const answers = [
      await send(signed(aCallEvent('call.ended')), path),
      await send(signed(aCallEvent('call.ended'), { gzip: true }), path),
      await send(signed(aCallEvent('call.ended'), { headers: { 'content-type': 'text/plain' } }), path),
      await send(signed(aCallEvent('call.ended', 'big', { padding: 'x'.repeat(2_000_000) })), path),
    ];

    expect(answers).toEqual(answers.map(() => ({ status: 200, body: { outcome: 'handled' } })));
    expect(app.get(Recorder).types).toHaveLength(answers.length);
  });

  it('leaves the bodies of other routes to the parsers of the host', async () => {
    const { url } = await startHost(platform, { controllers: [EchoController] });

    const answer = await fetch(`${url}/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });

    expect(await answer.json()).toEqual({ a: 1 });
    expect(await (await fetch(`${url}/echo`)).text()).toBe('here');
  });

  it('is taken in apps of @nestjs/testing', async () => {
    const module = await Test.createTestingModule({
      imports: [StreamWebhooksModule.forRoot({ apps: [{ apiKey: API_KEY, secrets: [SECRET] }] })],
      providers: [Recorder],
    }).compile();
    const app = module.createNestApplication(
      platform === 'Express' ? new ExpressAdapter() : new FastifyAdapter(),
      { logger: false },
    );
    await app.listen(0, '127.0.0.1');

    const answer = await deliver(await app.getUrl(), signed(aCallEvent('call.ended')));

    await app.close();
    expect(answer.status).toBe(200);
  });
});

describe('A body that an app around this one has taken', () => {
  const cases = [
    { parser: 'json', answer: { status: 503, body: { error: 'body taken' } } },
    { parser: 'raw', answer: { status: 200, body: { outcome: 'handled' } } },
  ] as const;

  it.each(cases)('is answered with $answer.status after a $parser parser', async ({ parser, answer }) => {
    const inner = anExpressServer();
    await startHost('Express', { adapter: new ExpressAdapter(inner) });
    const outer = anExpressServer(parser);
    outer.use(inner);
    const { url, close } = await listen(outer);

    const received = await deliver(url, signed(aCallEvent('call.ended')));

    await close();
    expect(received).toEqual(answer);
  });
});
