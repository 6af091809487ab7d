import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ServiceConfiguration } from './configuration/service-configuration';

/** Majors by package. `nest` stands for that of the host's Nest. */
type Packages = Readonly<Record<string, number | 'nest'>>;

/** What the service needs and apps that use the library may do without. */
const ALWAYS: Packages = {
  '@fastify/helmet': 13,
  '@fastify/static': 10,
  '@nestjs/platform-fastify': 'nest',
  '@nestjs/terminus': 'nest',
  '@nestjs/throttler': 6,
  pino: 10,
  'prom-client': 15,
};
const FOR_REDIS: Packages = { '@nest-lab/throttler-storage-redis': 1, ioredis: 6 };
const FOR_JWT: Packages = { jose: 6 };

/** The packages that a service of this configuration needs and that are not there, as `npm install` takes them. */
export function missingPackages(
  { redisUrl, jwt }: Pick<ServiceConfiguration, 'redisUrl' | 'jwt'>,
  isThere = isInstalled,
): string[] {
  const needed: Packages = {
    ...ALWAYS,
    ...(redisUrl !== undefined && FOR_REDIS),
    ...(jwt && FOR_JWT),
  };
  return Object.entries(needed)
    .filter(([name]) => !isThere(name))
    .map(([name, major]) => `${name}@${major === 'nest' ? nestMajor() : major}`);
}

function isInstalled(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch (error) {
    // A package may be there and have nothing to `require`.
    return (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND';
  }
}

function nestMajor(): string {
  // Nest 12 exports nothing but its main file, which stands beside the manifest.
  const manifest = join(dirname(require.resolve('@nestjs/core')), 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return version.split('.', 1)[0] ?? '';
}
