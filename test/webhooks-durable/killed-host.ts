import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { Redis } from 'ioredis';
import { StreamModule } from '../../src/stream/stream.module';
import { OnStreamEvent, StreamWebhooksModule, type ReceivedEvent } from '../../src/webhooks';
import { durableWebhooks } from '../../src/webhooks/durable/durable-webhooks';

// A program of its own, for tests that kill it: receives webhooks, and notes in Redis what each handler has handled.
const [redisUrl = '', apiKey = '', apiSecret = ''] = process.argv.slice(2);
const notes = new Redis(redisUrl);

@Injectable()
class Handlers {
  @OnStreamEvent('*')
  async first(_: unknown, { id }: ReceivedEvent): Promise<void> {
    await notes.rpush('handled:first', id);
  }

  @OnStreamEvent('*')
  async second(_: unknown, { id }: ReceivedEvent): Promise<void> {
    await notes.rpush('handled:second', id);
  }
}

@Module({
  imports: [
    StreamModule.forRoot({ apiKey, apiSecret }),
    StreamWebhooksModule.forRoot({ delivery: durableWebhooks({ redisUrl, stalledAfter: 2000 }) }),
  ],
  providers: [Handlers],
})
class HostModule {}

async function main(): Promise<void> {
  // Warnings, such as of a Redis that does not persist, would come before the address on the standard output.
  const app = await NestFactory.create(HostModule, new ExpressAdapter(), { logger: ['error'] });
  await app.listen(0, '127.0.0.1');
  process.stdout.write(`${await app.getUrl()}\n`);
}

void main();
