import { parseRedisAddress, shownRedisAddress } from './redis-address';

const parse = (text: string) => parseRedisAddress(text, 'REDIS_URL');
const problemOf = (text: string): string => {
  try {
    parse(text);
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('parseRedisAddress', () => {
  it.each<[string, object]>([
    ['redis://localhost', { options: { host: 'localhost', port: 6379 } }],
    ['redis://localhost/', { options: { host: 'localhost', port: 6379 } }],
    ['redis://[::1]:7000/5', { options: { host: '::1', port: 7000, db: 5 } }],
    ['redis://h?family=6', { options: { host: 'h', port: 6379, family: 6 } }],
    [
      'rediss://us%3Aer:p%40ss%2F@redis.example.com:6380',
      { options: { host: 'redis.example.com', port: 6380, username: 'us:er', password: 'p@ss/', tls: {} } },
    ],
    ['redis://:pass@h', { options: { host: 'h', port: 6379, password: 'pass' } }],
    ['unix:///run/redis.sock', { options: { path: '/run/redis.sock' } }],
    ['unix://:pass@/run/redis.sock?db=2', { options: { path: '/run/redis.sock', password: 'pass', db: 2 } }],
    [
      'redis+sentinel://:pass@a,b:1234/mymaster/3?sentinelPassword=x%26y',
      {
        options: {
          sentinels: [
            { host: 'a', port: 26379 },
            { host: 'b', port: 1234 },
          ],
          name: 'mymaster',
          password: 'pass',
          db: 3,
          sentinelPassword: 'x&y',
        },
      },
    ],
    [
      'rediss+sentinel://a/mymaster',
      {
        options: {
          sentinels: [{ host: 'a', port: 26379 }],
          name: 'mymaster',
          tls: {},
          sentinelTLS: {},
          enableTLSForSentinelMode: true,
        },
      },
    ],
    [
      'rediss+cluster://user:pass@a:7000,b/0',
      {
        cluster: [
          { host: 'a', port: 7000 },
          { host: 'b', port: 6379 },
        ],
        options: { username: 'user', password: 'pass', tls: {} },
      },
    ],
  ])('takes %s apart', (text, address) => {
    expect(parse(text)).toEqual(address);
  });

  it.each<[string, string]>([
    ['', 'must be like redis://'],
    ['localhost:6379', 'must be like redis://'],
    ['http://localhost', 'must be like redis://'],
    ['redis+unix://localhost', 'must be like redis://'],
    ['redis://', 'must have hosts'],
    ['redis://:1/x', 'must have hosts'],
    ['redis://h:0', 'must have hosts'],
    ['redis://h:65536', 'must have hosts'],
    ['redis://a,b', 'names several hosts'],
    ['redis://h/prod', 'must end with the number of a database'],
    ['redis://h/-1', 'must end with the number of a database'],
    ['redis://h?x=s3cret', 'has a parameter that is not known behind the ?; there are: family.'],
    ['redis://h?family=5', 'must have 0, 4 or 6'],
    ['redis://:100%@h', 'write %25'],
    ['redis://:s3/cret@h', 'special characters'],
    ['redis://:s3@cret@h', 'special characters'],
    ['redis://:s3#cret@h', 'must be like redis://'],
    ['unix://run/redis.sock', 'must have the path of the socket'],
    ['unix://', 'must have the path of the socket'],
    ['unix:///s?family=4', 'has a parameter that is not known behind the ?; there are: db.'],
    ['redis+sentinel://a:1', 'must name the primary'],
    ['redis+sentinel://a:1/m/prod', 'must end with the number of a database'],
    ['redis+cluster://a/5', 'must not have a database'],
  ])('refuses %s', (text, problem) => {
    expect(problemOf(text)).toMatch(/^REDIS_URL (must|has|names) /);
    expect(problemOf(text)).toContain(problem);
    expect(problemOf(text)).not.toMatch(/s3|cret/);
  });
});

describe('shownRedisAddress', () => {
  it.each([
    ['redis://h:6379/5', 'redis://h:6379/5'],
    ['redis://user:s3cret@h', 'redis://…@h'],
    ['redis://user:s3@cr/et@h/1', 'redis://…@h/1'],
    ['redis+sentinel://:s3cret@a:1,b:2/m?sentinelPassword=s3cret', 'redis+sentinel://…@a:1,b:2/m?…'],
    ['unix://:s3cret@/run/redis.sock', 'unix://…@/run/redis.sock'],
    ['s3cret', 'not an address'],
  ])('shows %s as %s', (text, shown) => {
    expect(shownRedisAddress(text)).toBe(shown);
  });
});
