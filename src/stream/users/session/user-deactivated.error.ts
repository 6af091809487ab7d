import { StreamError } from '../../stream.errors';

/** The user is deactivated: Stream would reject its token. `reactivateUser` undoes it. */
export class StreamUserDeactivatedError extends StreamError {
  constructor(readonly userId: string) {
    super(`The user ${userId} is deactivated.`);
  }
}
