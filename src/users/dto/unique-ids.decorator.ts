import { ValidateBy } from 'class-validator';

/** No two objects of the list may have the same `id`. */
export function UniqueIds(): PropertyDecorator {
  return ValidateBy({
    name: 'uniqueIds',
    validator: {
      validate: (list) => repeatedId(list) === undefined,
      defaultMessage: (args) => `$property has the id ${repeatedId(args?.value) ?? ''} twice`,
    },
  });
}

function repeatedId(list: unknown): string | undefined {
  if (!Array.isArray(list)) return undefined;
  const seen = new Set<string>();
  for (const { id } of list.filter(hasId)) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return undefined;
}

function hasId(item: unknown): item is { id: string } {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string';
}
