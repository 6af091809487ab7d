import { ArrayMaxSize, ArrayMinSize, ArrayNotEmpty, IsArray, ValidateIf } from 'class-validator';

/** When the rules of a field apply. By default they always do: the field is required and not `null`. */
export interface FieldOptions {
  /** The field may be omitted. (`@IsOptional()` would let `null` through to Stream as well.) */
  readonly optional?: boolean;
  /** The field may be `null`, which clears the value. */
  readonly nullable?: boolean;
}

/** The options of fields that may be lists. */
export interface ListOptions extends FieldOptions {
  /** The field is a list. The rules apply to each item. */
  readonly list?: boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** The condition under which the other rules of a field apply. */
export function presenceRules({ optional, nullable }: FieldOptions): PropertyDecorator[] {
  if (optional && nullable) return [ValidateIf((_, value) => value !== undefined && value !== null)];
  if (optional) return [ValidateIf((_, value) => value !== undefined)];
  return nullable ? [ValidateIf((_, value) => value !== null)] : [];
}

/** The rules for the list itself, not for its items. */
export function listRules({ list, minItems, maxItems }: ListOptions, notEmpty = false): PropertyDecorator[] {
  if (!list) return [];
  return [
    ...(maxItems === undefined ? [] : [ArrayMaxSize(maxItems)]),
    ...(minItems === undefined ? [] : [ArrayMinSize(minItems)]),
    ...(notEmpty ? [ArrayNotEmpty()] : []),
    IsArray(),
  ];
}
