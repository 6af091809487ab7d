import { OmitType, PartialType } from '@nestjs/swagger';
import { Expose, plainToInstance } from 'class-transformer';
import { Field } from '../fields/field';
import { toInstance } from './to-instance';

class Bare {
  name?: string;
}

class WithDefault {
  limit = 25;
}

class Exposed {
  @Expose()
  name?: string;
}

class Ruled {
  @Field.text()
  name?: string;

  @Field.date({ optional: true })
  since?: Date;
}

class Flat {
  @Field.text()
  name?: string;

  @Field.nested(() => Bare, { optional: true })
  bare?: Bare;
}

class Derived extends PartialType(OmitType(Ruled, ['name'])) {}

class FlatChild extends Ruled {
  @Field.text()
  color?: string;
}

class Constructed {
  readonly since: number;

  constructor() {
    this.since = 1;
  }
}

describe('toInstance', () => {
  it.each<[string, new () => object]>([
    ['a class without defaults', Bare],
    ['a class with defaults', WithDefault],
    ['a class with fields that are always there', Exposed],
    ['a class with a constructor', Constructed],
  ])('makes of {} what class-transformer makes: %s', (_, type) => {
    for (const input of [{}, Object.create(null) as object]) {
      const { instance, plain } = toInstance(type, input);

      expect(instance).toStrictEqual(plainToInstance(type, {}));
      expect(plain).toBe(input);
    }
  });

  it('makes a new instance each time', () => {
    expect(toInstance(Bare, {}).instance).not.toBe(toInstance(Bare, {}).instance);
  });

  it.each<[string, object]>([
    ['an empty list', []],
    ['a date', new Date(0)],
    ['a set', new Set()],
    ['an object with a field', { name: 'a' }],
  ])('makes of %s what class-transformer makes', (_, input) => {
    expect(toInstance(Bare, input).instance).toStrictEqual(plainToInstance(Bare, input));
  });

  it.each<[string, new () => object, object]>([
    ['text', Flat, { name: 'a' }],
    ['an object in place of text', Flat, { name: { a: 1 } }],
    ['text in place of an object', Flat, { bare: 'a' }],
    ['an object with a class', Flat, { name: 'a', bare: { name: 'b' } }],
    ['a field without rules', Flat, { name: 'a', toString: 'b', valueOf: 1 }],
    ['null', Flat, { name: null }],
    ['text that is converted', Ruled, { name: 'a', since: '2026-01-01T00:00:00Z' }],
    ['text that the class it is derived from converts', Derived, { since: '2026-01-01T00:00:00Z' }],
    ['text that a class above converts', FlatChild, { color: 'a', since: '2026-01-01T00:00:00Z' }],
    [
      'text in an object without a prototype',
      Flat,
      Object.assign(Object.create(null), { name: 'a' }) as object,
    ],
  ])('makes of %s what class-transformer makes', (_, type, input) => {
    expect(toInstance(type, input).instance).toStrictEqual(plainToInstance(type, input));
  });

  it('makes an instance also where a field `constructor` stands in the way', () => {
    const input = { name: { constructor: 1 } };

    const { instance, plain } = toInstance(Bare, input);

    expect(instance).toStrictEqual(Object.assign(new Bare(), { name: {} }));
    expect(plain).toEqual({ name: {} });
  });
});
