/**
 * A copy of JSON data whose objects and arrays belong to the caller's realm, so that strict equality of test runners, which
 * compares classes, accepts them.
 */
export function ownCopy<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}
