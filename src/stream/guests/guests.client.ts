import { ClientResource } from '../client-resource';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { GUEST_OPERATIONS } from './guest.operations';
import type { CreateGuestRequest, CreateGuestResponse } from './guest.model';

/** The part of the client about guests. */
export abstract class GuestsClient extends ClientResource {
  /**
   * Creates a guest, and returns it with a token. Use the id that is returned: Stream may put a prefix before the requested one.
   *
   * @throws StreamApiError if the app has turned guests off or has teams, or if the id belongs to a user who is no guest
   */
  async createGuest(
    request: CreateGuestRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<CreateGuestResponse>> {
    const response: StreamResponse<CreateGuestResponse> = await this.transport.send(
      GUEST_OPERATIONS.CreateGuest,
      { body: request },
      options,
    );
    const { user } = response as Partial<CreateGuestResponse>;
    if (user) this.transport.userChanges.tell({ userId: user.id, kind: 'changed' });
    return response;
  }
}
