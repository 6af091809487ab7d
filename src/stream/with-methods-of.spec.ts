import { withMethodsOf } from './with-methods-of';

abstract class Named {
  constructor(protected readonly name: string) {}
}

abstract class Greets extends Named {
  greet(): string {
    return `hello, ${this.name}`;
  }
}

abstract class Counts extends Named {
  get length(): number {
    return this.name.length;
  }
}

class Person extends withMethodsOf(Named, Greets, Counts) {
  shout(): string {
    return this.greet().toUpperCase();
  }
}

describe('a class with the methods of others', () => {
  it('has them and those of its base, beside its own', () => {
    const john = new Person('John');
    expect([john.greet(), john.length, john.shout()]).toEqual(['hello, John', 4, 'HELLO, JOHN']);
    expect(john).toBeInstanceOf(Named);
  });

  it('has methods that are not enumerable, like those of any class', () => {
    const keys = [];
    for (const key in new Person('John')) keys.push(key);
    expect(keys).toEqual(['name']);
  });

  it('is not made of parts with the same method', () => {
    abstract class GreetsToo extends Named {
      greet(): string {
        return this.name;
      }
    }
    expect(() => withMethodsOf(Named, Greets, GreetsToo)).toThrow('GreetsToo.greet exists already.');
  });

  it('is not made of parts of another base, whose fields it would not have', () => {
    abstract class Stranger {
      greet(): string {
        return 'who?';
      }
    }
    expect(() => withMethodsOf(Named, Stranger)).toThrow('Stranger must extend Named.');
  });
});
