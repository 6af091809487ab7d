import { Injectable } from '@nestjs/common';
import { OnStreamEvent, type EventContext } from '../../src/webhooks';

/** Keeps the ids of the events that it was given. */
@Injectable()
export class RecordingHandlers {
  readonly handled: string[] = [];

  @OnStreamEvent('*')
  onEvent(_: unknown, { id }: EventContext): void {
    this.handled.push(id);
  }
}
