import type { ThrottlerStorage } from '@nestjs/throttler';

type Increment = ThrottlerStorage['increment'];

/** A hit on a key, as `@nestjs/throttler` has it. */
export type Hit = Parameters<Increment>;

/** How a key stands after a hit. */
export type HitRecord = Awaited<ReturnType<Increment>>;

/** Where hits are counted: a storage of `@nestjs/throttler`, or one that need not be waited for. */
export interface HitStorage {
  increment(...hit: Hit): HitRecord | Promise<HitRecord>;
}
