import { messageOf } from '../../errors/message-of';
import { StreamError } from '../../stream/stream.errors';
import type { HandlerFailure } from '../handlers/event-processor';

/** Handlers failed to handle a stored event. */
export class HandlersFailedError extends StreamError {
  constructor(readonly failures: readonly HandlerFailure[]) {
    super(failures.map(({ handler, error }) => `${handler}: ${messageOf(error)}`).join('; '));
  }
}
