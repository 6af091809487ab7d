import { devDependencies } from '../../package.json';
import { missingPackages } from './service-packages';

const nothing = () => false;
const plain = { redisUrl: undefined, jwt: undefined };
const full = {
  redisUrl: 'redis://localhost',
  jwt: { secret: 's' },
} as unknown as Parameters<typeof missingPackages>[0];

describe('the packages of the service', () => {
  it('are all here', () => {
    expect(missingPackages(full)).toEqual([]);
  });

  it('are named with the major that the service is made with', () => {
    const versions: Readonly<Record<string, string>> = devDependencies;
    const made = missingPackages(full, nothing).map((each) => {
      const name = each.slice(0, each.lastIndexOf('@'));
      return `${name}@${versions[name]?.split('.', 1)[0] ?? 'unknown'}`;
    });

    expect(missingPackages(full, nothing)).toEqual(made);
  });

  it.each([
    ['Redis without REDIS_URL', { ...full, redisUrl: undefined }, /ioredis|redis/],
    ['JWTs without a key for them', { ...full, jwt: undefined }, /jose/],
  ])('are not for %s', (_, configuration, pattern) => {
    expect(missingPackages(full, nothing).join(' ')).toMatch(pattern);
    expect(missingPackages(configuration, nothing).join(' ')).not.toMatch(pattern);
  });

  it('are those that are missing only', () => {
    expect(missingPackages(plain, (name) => name !== 'pino')).toEqual(['pino@10']);
  });
});
