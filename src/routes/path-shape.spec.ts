import { isWider, pathShapes } from './path-shape';

describe('the shapes of a path', () => {
  it.each<[string, string, string]>([
    ['parameters', '/users/:id', '/users/:name'],
    ['several parameters', '/calls/:type/:id/end', '/calls/:a/:$b/end'],
    ['quoted parameters', '/users/:id', '/users/:"user id"'],
    ['wildcards', '/files/*path', '/files/*rest'],
    ['a slash at the end', '/users/:id', '/users/:id/'],
  ])('are the same whatever the names of %s', (_, one, other) => {
    expect(pathShapes(one)).toEqual(pathShapes(other));
  });

  it.each<[string, string]>([
    ['/users/:id', '/users/me'],
    ['/users/:id', '/users/:id/tokens'],
    ['/users/:id', '/users/:id.json'],
    ['/users/:id', '/users/:id(\\d+)'],
    ['/users/:id', '/users/*id'],
    ['/', '/:id'],
  ])('of %s and %s differ', (one, other) => {
    expect(pathShapes(one)).not.toEqual(pathShapes(other));
  });

  it('are one for each optional part that is there or not', () => {
    expect(pathShapes('/users{/:id}')).toEqual(['/users/:', '/users']);
    expect(pathShapes('/a{/:b{/:c}}').sort()).toEqual(['/a', '/a', '/a/:', '/a/:/:']);
  });
});

describe('a path', () => {
  it.each<[string, string]>([
    ['/:slug', '/call-types'],
    ['/users/:id', '/users/me'],
    ['/:a/:b', '/users/:id'],
    ['/:a', '/:id.json'],
    ['/*all', '/users'],
    ['/*all', '/users/:id/tokens'],
    ['/users/*all', '/users/:id'],
    ['/*all', '/files/*path'],
  ])('%s is wider than %s', (one, other) => {
    const [[shape = ''], [otherShape = '']] = [pathShapes(one), pathShapes(other)];

    expect(isWider(shape, otherShape)).toBe(true);
    expect(isWider(otherShape, shape)).toBe(false);
  });

  it.each<[string, string]>([
    ['/users/:id', '/users/:name'],
    ['/users/*all', '/users'],
    ['/*all', '/'],
    ['/:a', '/'],
    ['/users/:id', '/users/:id/tokens'],
    ['/users/:id', '/users/*all'],
    ['/:a/tokens', '/users/:id'],
    ['/:id.json', '/a.json'],
    ['/*all/end', '/a/end'],
  ])('%s is no wider than %s', (one, other) => {
    expect(isWider(pathShapes(one)[0]!, pathShapes(other)[0]!)).toBe(false);
  });
});
