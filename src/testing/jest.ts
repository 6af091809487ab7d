import type { StreamMatchers } from './matchers/stream-matchers';

declare global {
  // The name of the namespace of @types/jest, whose type parameters must be the same.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
    interface Matchers<R, T> extends StreamMatchers<R> {}
  }
}
