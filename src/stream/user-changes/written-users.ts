import type { StreamResponse } from '../transport/decoding/response-metadata';
import type { Protection, Send } from '../transport/protection';
import type { OutgoingRequest } from '../transport/outgoing-request';
import { UserChanges } from './user-changes';
import { usersWrittenWith } from './users-in-body';

/** Tells of every user that a request wrote, or may have written when it failed. */
export class WrittenUsers implements Protection {
  readonly changes = new UserChanges();

  send(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    return request.safety === 'read' ? next(request) : this.#write(request, next);
  }

  async #write(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    let isDone = false;
    try {
      const response = await next(request);
      isDone = true;
      return response;
    } finally {
      this.#tell(request, isDone);
    }
  }

  #tell({ declaration, content }: OutgoingRequest, isDone: boolean): void {
    const written = declaration.changesUsers?.(content);
    for (const userId of written?.userIds ?? []) {
      this.changes.tell({ userId, kind: isDone && written ? written.kind : 'changed' });
    }
    for (const userId of content.body ? usersWrittenWith(content.body) : []) {
      this.changes.tell({ userId, kind: 'changed' });
    }
  }
}
