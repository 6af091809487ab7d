import { pathPattern } from './authenticate-on-express';

describe('the pattern of a path', () => {
  it.each<[string, string]>([
    ['/users', '/users'],
    ['/users', '/Users/'],
    ['/calls/:type/:id/end', '/calls/default/a%2Fb/end'],
    ['/v1.0/users', '/v1.0/users'],
    ['/files/*path', '/files/a/b'],
    ['/notes{/:id}', '/notes'],
    ['/notes{/:id}', '/notes/7'],
    ['/', '/'],
  ])('%s matches %s', (path, requested) => {
    expect(pathPattern(path).test(requested)).toBe(true);
  });

  it.each<[string, string]>([
    ['/users', '/users/john'],
    ['/users', '/all/users'],
    ['/calls/:type/:id/end', '/calls/default/end'],
    ['/calls/:type/:id', '/calls/default/a/b'],
    ['/v1.0/users', '/v1x0/users'],
  ])('%s does not match %s', (path, requested) => {
    expect(pathPattern(path).test(requested)).toBe(false);
  });
});
