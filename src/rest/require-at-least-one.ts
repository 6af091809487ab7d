import { BadRequestException } from '@nestjs/common';

/** Refuses a body that has none of the fields. */
export function requireAtLeastOne<Body extends object>(body: Body, ...fields: (keyof Body & string)[]): void {
  if (fields.some((field) => body[field] !== undefined)) return;
  throw new BadRequestException([`${fields.join(' or ')} is required`]);
}
