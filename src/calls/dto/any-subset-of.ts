import { OmitType, PartialType } from '@nestjs/swagger';

export type Class<T> = new () => T;

/** The class with every field optional, but none `null` that could not be so before; and without the fields `omitted`. */
export function anySubsetOf<T, Omitted extends keyof T = never>(
  type: Class<T>,
  omitted: readonly Omitted[] = [],
): Class<Partial<Omit<T, Omitted>>> {
  return PartialType(OmitType(type, omitted), { skipNullProperties: false });
}
