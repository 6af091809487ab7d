import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  IsBoolean,
  IsDefined,
  IsInt,
  IsObject,
  IsOptional,
  IsPositive,
  IsString,
  MaxLength,
  registerDecorator,
  Validate,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  ValidatePromise,
  validateSync,
  ValidatorConstraint,
} from 'class-validator';
import { passesFastCheck } from './surely-valid';

class Item {
  @IsInt()
  size!: number;
}

class Base {
  @IsString()
  @MaxLength(3)
  name!: string;
}

class Derived extends Base {
  @IsBoolean()
  open!: boolean;

  @MaxLength(5)
  declare name: string;
}

class Everything {
  @Allow()
  anything?: unknown;

  @IsDefined()
  defined: unknown = 1;

  @IsOptional()
  @IsString()
  optional?: string | null;

  @ValidateIf(({ optional }: Everything) => optional === 'with size')
  @IsInt()
  size?: number;

  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(2)
  texts?: unknown;

  @IsOptional()
  @IsString({ each: true })
  eachOf?: unknown;

  @IsOptional()
  @IsObject({ each: true })
  objects?: unknown;

  @ValidateNested()
  @Type(() => Item)
  nested?: unknown;

  @IsOptional()
  @IsPositive({ validateIf: (_object, value) => value !== -1 })
  positive?: number;
}

@ValidatorConstraint()
class Always {
  validate(): boolean {
    return true;
  }
}

const anItem = (size: unknown) => Object.assign(new Item(), { size });

const isValid = (object: object) =>
  validateSync(object, { whitelist: true, forbidNonWhitelisted: true }).length === 0;

describe('passesFastCheck', () => {
  it.each<[string, object]>([
    ['nothing but defaults', {}],
    ['a field that may be anything', { anything: { unknown: 1 } }],
    ['what may be left out, as null', { optional: null }],
    ['a condition that does not hold', { optional: 'no size', size: 'x' }],
    ['a condition that holds', { optional: 'with size', size: 1 }],
    ['a list of which each item is right', { texts: ['a', 'b'] }],
    ['a single value where each item is checked', { eachOf: 'a' }],
    ['an empty list', { texts: [], nested: [] }],
    ['a nested object', { nested: anItem(1) }],
    ['nested lists', { nested: [anItem(1), [anItem(2)], undefined] }],
    ['a rule that does not apply', { positive: -1 }],
  ])('is sure of %s', (_, fields) => {
    const object = Object.assign(new Everything(), fields);

    expect(passesFastCheck(object)).toBe(true);
    expect(isValid(object)).toBe(true);
  });

  it.each<[string, object]>([
    ['an unknown field', { unknown: undefined }],
    ['an unknown field that all objects have', { toString: 1 }],
    ['null where a value is needed', { defined: null }],
    ['the wrong type', { optional: 7 }],
    ['a condition that holds', { optional: 'with size', size: 'x' }],
    ['a list with one wrong item', { texts: ['a', 7] }],
    ['a list that is too long', { texts: ['a', 'b', 'c'] }],
    ['a wrong single value where each item is checked', { eachOf: 7 }],
    ['a wrong field of a nested object', { nested: anItem('x') }],
    ['an unknown field of a nested object', { nested: Object.assign(anItem(1), { unknown: 1 }) }],
    ['a wrong object in a nested list', { nested: [anItem(1), [anItem('x')]] }],
    ['null in a nested list', { nested: [null] }],
    ['a nested null', { nested: null }],
    ['a nested primitive', { nested: 7 }],
    ['a nested object of no class', { nested: { size: 1 } }],
    ['a nested object without prototype', { nested: Object.assign(Object.create(null), { size: 1 }) }],
    ['a rule that applies', { positive: -2 }],
    ['a set, itself right, with a wrong item', { objects: new Set(['a']) }],
    ['a map, itself right, with a wrong value', { objects: new Map([['a', 'b']]) }],
  ])('is not sure of %s, which is wrong', (_, fields) => {
    const object = Object.assign(new Everything(), fields);

    expect(passesFastCheck(object)).toBe(false);
    expect(isValid(object)).toBe(false);
  });

  it.each<[string, object]>([
    ['a set', { eachOf: new Set(['a']) }],
    ['a map', { eachOf: new Map([['a', 'b']]) }],
    ['a nested set', { nested: new Set([anItem(1)]) }],
  ])('leaves %s to class-validator', (_, fields) => {
    const object = Object.assign(new Everything(), fields);

    expect(passesFastCheck(object)).toBe(false);
    expect(isValid(object)).toBe(true);
  });

  it('applies the rules of classes above, except those that a rule of the same kind replaces', () => {
    expect(passesFastCheck(Object.assign(new Derived(), { name: 'abc', open: true }))).toBe(true);
    expect(passesFastCheck(Object.assign(new Derived(), { name: 7, open: true }))).toBe(false);
    expect(passesFastCheck(Object.assign(new Derived(), { name: 'abc' }))).toBe(false);
    for (const name of ['abc', 'abcd', 'abcdef', 7]) {
      const object = Object.assign(new Derived(), { name, open: true });
      expect(passesFastCheck(object)).toBe(isValid(object));
    }
  });

  it('is not sure of a class without rules', () => {
    class NoRules {
      name?: string;
    }

    expect(passesFastCheck(new NoRules())).toBe(false);
    expect(passesFastCheck([])).toBe(false);
  });

  it('is not sure of a class with rules about promises', () => {
    class Later {
      @ValidatePromise()
      @IsString()
      name!: Promise<string>;
    }

    expect(passesFastCheck(Object.assign(new Later(), { name: 'a' }))).toBe(false);
    expect(isValid(Object.assign(new Later(), { name: 'a' }))).toBe(true);
  });

  it('is not sure of a class whose validators may come out of a container', () => {
    class Contained {
      @Validate(Always)
      name!: string;
    }

    expect(passesFastCheck(new Contained())).toBe(false);
    expect(isValid(new Contained())).toBe(true);
  });

  it('passes over rules that say they take their time, as validateSync does, and is not sure of other promises', () => {
    const validator = { validate: () => Promise.resolve(true) };
    class Unexpected {
      @ValidateBy({ name: 'slow', validator })
      name!: string;
    }
    class Announced {
      name!: string;
    }
    registerDecorator({ name: 'slow', target: Announced, propertyName: 'name', validator, async: true });

    expect(passesFastCheck(new Unexpected())).toBe(false);
    expect(passesFastCheck(new Announced())).toBe(true);
    expect(isValid(new Announced())).toBe(true);
  });

  it('asks every condition, so that one that throws is not hidden', () => {
    class Throwing {
      @ValidateIf(() => false)
      @ValidateIf(() => {
        throw new Error('asked');
      })
      name?: string;
    }

    expect(() => isValid(new Throwing())).toThrow('asked');
    expect(() => passesFastCheck(new Throwing())).toThrow('asked');
  });

  it('shows a rule the whole object, as class-validator does', () => {
    const seen: unknown[] = [];
    class Seen {
      @ValidateBy({
        name: 'seen',
        constraints: [1, 2],
        validator: {
          validate: (_value, args) => {
            seen.push(args);
            return true;
          },
        },
      })
      name!: string;
    }
    const object = Object.assign(new Seen(), { name: 'a' });

    passesFastCheck(object);
    isValid(object);

    expect(seen).toHaveLength(2);
    expect(seen[0]).toEqual(seen[1]);
  });
});
