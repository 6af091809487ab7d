import type { StreamMatchers } from './matchers/stream-matchers';

// @ts-expect-error Only hosts that use Vitest have it installed.
declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any, @typescript-eslint/no-unused-vars
  interface Assertion<T = any> extends StreamMatchers<any> {}
}
