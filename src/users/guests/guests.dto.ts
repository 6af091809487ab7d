import type { Type } from '@nestjs/common';
import { PickType } from '@nestjs/swagger';
import type { CreateGuestRequest } from '../../stream/guests/guest.model';
import { Field } from '../../stream/models/fields/field';
import { UserRequest, UserResponse } from '../../stream/models/user.model';

const GuestFields: Type<Pick<UserRequest, 'id' | 'name' | 'image' | 'custom'>> = PickType(UserRequest, [
  'id',
  'name',
  'image',
  'custom',
]);

/** Stream keeps these fields of a guest, whose role is `guest`. */
export class GuestUser extends GuestFields {}

export class GuestBody implements CreateGuestRequest {
  @Field.nested(() => GuestUser)
  user!: GuestUser;
}

export class CreatedGuest {
  /** The guest. Use its id: it may be the requested one behind a prefix. */
  user!: UserResponse;
  /** What the guest's app connects to Stream with: a secret. */
  access_token!: string;
  /** The public key of the app, which the guest's app needs too. */
  api_key!: string;
}
