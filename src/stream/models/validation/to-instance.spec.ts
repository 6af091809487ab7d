import { Expose, plainToInstance } from 'class-transformer';
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

  it('makes an instance also where a field `constructor` stands in the way', () => {
    const input = { name: { constructor: 1 } };

    const { instance, plain } = toInstance(Bare, input);

    expect(instance).toStrictEqual(Object.assign(new Bare(), { name: {} }));
    expect(plain).toEqual({ name: {} });
  });
});
