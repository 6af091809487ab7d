import { connect } from 'node:net';
import {
  Body,
  Controller,
  createParamDecorator,
  Get,
  Module,
  Post,
  type ExecutionContext,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { upstreamOptions } from '../../src/access/upstream-options';
import type { RequestOptions } from '../../src/stream/request-options';
import { PLATFORMS, type Platform } from '../support/platforms';
import { listen, type RestHost } from './rest-host';

const OptionsTwice = createParamDecorator((_: unknown, context: ExecutionContext) => [
  upstreamOptions(context),
  upstreamOptions(context),
]);

@Controller()
class WaitingController {
  readonly seen: RequestOptions[] = [];
  #announce: (options: RequestOptions) => void = () => undefined;

  /** The options of the next request that waits. */
  next(): Promise<RequestOptions> {
    return new Promise((resolve) => {
      this.#announce = resolve;
    });
  }

  @Get('id')
  id(@OptionsTwice() [one, other]: [RequestOptions, RequestOptions]): object {
    this.seen.push(one);
    return { requestId: one.requestId, isOneSignal: one.signal === other.signal };
  }

  @Post('wait')
  async wait(@Body() _body: object, @OptionsTwice() [options]: [RequestOptions]): Promise<void> {
    this.#announce(options);
    await aborted(options);
  }
}

function aborted({ signal }: RequestOptions): Promise<void> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', resolve);
  });
}

@Module({ controllers: [WaitingController] })
class Root {}

async function start(platform: Platform) {
  const options = { logger: false, abortOnError: false } as const;
  const app =
    platform === 'Fastify'
      ? await NestFactory.create(Root, new FastifyAdapter(), options)
      : await NestFactory.create(Root, options);
  const host = await listen(app);
  return { host, controller: app.get(WaitingController), port: Number(new URL(await app.getUrl()).port) };
}

describe.each(PLATFORMS)('requests to Stream on behalf of a caller on %s', (platform) => {
  let host: RestHost;
  let controller: WaitingController;
  let port: number;

  beforeAll(async () => {
    ({ host, controller, port } = await start(platform));
  });

  afterAll(() => host.close());

  it('are given up when the caller goes away, also after its body was read', async () => {
    const waiting = controller.next();
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /wait HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 7\r\n\r\n{"a":1}',
    );
    const { signal } = await waiting;
    expect(signal?.aborted).toBe(false);

    const given = aborted({ signal });
    socket.destroy();
    await given;

    expect(signal?.reason).toEqual(new Error('The caller went away.'));
  });

  it('go on when the response is finished', async () => {
    await host.request('GET', '/id', undefined, { connection: 'close' });

    expect(controller.seen.at(-1)?.signal?.aborted).toBe(false);
  });

  it('have one signal, and the id of the request', async () => {
    const { body } = await host.request('GET', '/id', undefined, { 'x-request-id': 'from-the-gateway' });

    expect(body).toEqual({ requestId: 'from-the-gateway', isOneSignal: true });
  });

  it.each(['', 'x'.repeat(201), 'späť'])('do not take %j for an id', async (id) => {
    const { body } = await host.request('GET', '/id', undefined, {
      'x-request-id': Buffer.from(id).toString('latin1'),
    });

    expect(body).toEqual({ isOneSignal: true });
  });
});
