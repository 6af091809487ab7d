import { Transform } from 'class-transformer';

/** The prototypes of the classes with such a field. */
const converting = new WeakSet<object>();

/** Text in this field becomes what `convert` makes of it. To be used in place of `Transform`, so that it is known who has it. */
export function ConvertText(convert: (text: string) => unknown): PropertyDecorator {
  const transform = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? convert(value) : value,
  );
  return (target, property) => {
    converting.add(target);
    transform(target, property);
  };
}

/** Whether a class, or one that it extends, has a field whose text is converted. */
export function convertsText(type: new () => object): boolean {
  for (let target: unknown = type.prototype; target !== null; target = Object.getPrototypeOf(target)) {
    if (converting.has(target as object)) return true;
  }
  return false;
}
