import { createHash } from 'node:crypto';
import { isFullEffort } from './runs';

export type Platform = 'Fastify' | 'Express';

/** The HTTP platforms of Nest. */
export const PLATFORMS: readonly Platform[] = ['Fastify', 'Express'];

/**
 * For suites whose subject knows nothing of the platform: both with `TEST_EFFORT=full`. In short form one of them, which the
 * name of the test's file decides.
 */
export const A_PLATFORM: readonly Platform[] = isFullEffort() ? PLATFORMS : [platformOf(testFile())];

function platformOf(file: string): Platform {
  return createHash('sha256').update(file).digest()[0]! % 2 === 0 ? 'Fastify' : 'Express';
}

function testFile(): string {
  return expect.getState().testPath!.split(/[/\\]/).at(-1)!;
}
