import type { OutgoingRequest } from '../transport/outgoing-request';
import type { WriteListener } from '../transport/sharing/writes';
import { UserChanges } from './user-changes';
import { usersWrittenWith } from './users-in-body';

/** Tells of every user that a request wrote, or may have written when it failed. */
export class WrittenUsers implements WriteListener {
  readonly changes = new UserChanges();

  written({ declaration, content }: OutgoingRequest, isDone: boolean): void {
    const written = declaration.changesUsers?.(content);
    for (const userId of written?.userIds ?? []) {
      this.changes.tell({ userId, kind: isDone && written ? written.kind : 'changed' });
    }
    for (const userId of content.body ? usersWrittenWith(content.body) : []) {
      this.changes.tell({ userId, kind: 'changed' });
    }
  }
}
