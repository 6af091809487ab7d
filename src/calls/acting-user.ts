import { BadRequestException } from '@nestjs/common';
import type { Principal } from '../access/principal';

/** Returns the id of the user who acts: users act as themselves, services may name a user. */
export function actingUser({ kind, subject }: Principal, named: string | undefined): string | undefined {
  return kind === 'user' ? subject : named;
}

/**
 * The same, for actions that Stream always attributes to a user.
 *
 * @param field the field in which a service names the user
 * @throws BadRequestException if a service names none
 */
export function requireActingUser(principal: Principal, field: string, named: string | undefined): string {
  const id = actingUser(principal, named);
  if (id === undefined) throw new BadRequestException([`${field} is required`]);
  return id;
}
