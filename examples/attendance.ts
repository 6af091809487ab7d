/** Who was in a call, and for how long: told by Stream's events, with the emulator in the place of Stream. */
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { StreamClient, StreamModule } from 'nestjs-getstream';
import {
  CallSessionsModule,
  OnCallEnded,
  StreamWebhooksModule,
  type CallSession,
} from 'nestjs-getstream/webhooks';
import { startStreamEmulator } from 'nestjs-getstream/emulator';

interface Line {
  readonly user: string;
  readonly seconds: number;
}

@Injectable()
class AttendanceList {
  private resolve: (lines: Line[]) => void = () => undefined;
  /** Settles when a call has ended. */
  readonly written = new Promise<Line[]>((resolve) => (this.resolve = resolve));

  @OnCallEnded()
  write({ participants }: CallSession): void {
    this.resolve(
      participants.map(({ userId, durationSeconds }) => ({
        user: userId,
        seconds: Math.round(durationSeconds),
      })),
    );
  }
}

export async function main() {
  const emulator = await startStreamEmulator();

  @Module({
    imports: [
      StreamModule.forRoot({ apiKey: emulator.apiKey, apiSecret: emulator.apiSecret, baseUrl: emulator.url }),
      StreamWebhooksModule.forRoot(),
      CallSessionsModule.forRoot(),
    ],
    providers: [AttendanceList],
  })
  class AppModule {}

  const app = await NestFactory.create(AppModule, { logger: false });
  try {
    await app.listen(0, '127.0.0.1');
    const stream = app.get(StreamClient);
    await stream.updateApp({
      event_hooks: [
        { hook_type: 'webhook', enabled: true, webhook_url: `${await app.getUrl()}/webhooks/stream` },
      ],
    });
    await stream.upsertUsers([{ id: 'john' }, { id: 'jane' }]);
    const call = stream.video.call('default', 'lesson');
    await call.create({ data: { created_by_id: 'john' } });

    const participants = emulator.call('default:lesson');
    participants.join('john');
    participants.join('jane');
    emulator.advance(60_000);
    participants.leave('jane');
    emulator.advance(60_000);
    await call.end();

    const lines = await app.get(AttendanceList).written;
    for (const { user, seconds } of lines) console.log(`${user}: ${String(seconds)} s`);
    return lines;
  } finally {
    await app.close();
    await emulator.close();
  }
}
