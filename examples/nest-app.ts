/** A Nest app of one's own: the client injected into a controller, and the REST modules beside it. */
import { Controller, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  AccessModule,
  ApiKeyAuthenticator,
  CallsModule,
  StreamClient,
  StreamModule,
  UsersModule,
} from 'nestjs-getstream';
import { startStreamEmulator } from 'nestjs-getstream/emulator';

@Controller('lessons')
class LessonsController {
  constructor(private readonly stream: StreamClient) {}

  /** Opens the video call of a lesson; asking again gives the same call. */
  @Post(':id/call')
  async open(@Param('id') id: string) {
    const { call } = await this.stream.video
      .call('default', `lesson-${id}`)
      .getOrCreate({ data: { created_by_id: 'teacher' } });
    return { cid: call.cid, created_at: call.created_at };
  }
}

export async function main() {
  const emulator = await startStreamEmulator();

  @Module({
    imports: [
      StreamModule.forRoot({ apiKey: emulator.apiKey, apiSecret: emulator.apiSecret, baseUrl: emulator.url }),
      AccessModule.forRoot({
        authenticators: [new ApiKeyAuthenticator([{ name: 'backend', key: 'example-key', scopes: ['*'] }])],
      }),
      UsersModule,
      CallsModule,
    ],
    controllers: [LessonsController],
  })
  class AppModule {}

  const app = await NestFactory.create(AppModule, { logger: false });
  try {
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const opened = await fetch(`${url}/lessons/7/call`, { method: 'POST' });
    const members = await fetch(`${url}/calls/default/lesson-7/members`, {
      headers: { 'x-api-key': 'example-key' },
    });
    const lesson = (await opened.json()) as { cid: string };
    console.log(`${lesson.cid} is open; its members over REST: HTTP ${String(members.status)}`);
    return { lesson, membersStatus: members.status };
  } finally {
    await app.close();
    await emulator.close();
  }
}
