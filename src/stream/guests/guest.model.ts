import type { DurationResponse } from '../models/response.model';
import type { UserRequest, UserResponse } from '../models/user.model';

export interface CreateGuestRequest {
  /** Stream keeps name, image and custom data. The role is `guest`. */
  readonly user: UserRequest;
}

export interface CreateGuestResponse extends DurationResponse {
  /** The guest. Its id may be the requested id behind a prefix. */
  user: UserResponse;
  /** A user token of the guest: a secret. */
  access_token: string;
}
