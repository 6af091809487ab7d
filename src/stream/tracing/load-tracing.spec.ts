import { runInNewContext } from 'node:vm';
import { loadTracing } from './load-tracing';

const PACKAGE = '@opentelemetry/api';
const BASE_URL = 'https://video.stream-io-api.com';

function failingWith(error: Error) {
  return () => {
    throw error;
  };
}

/** What Jest throws, of a realm other than that of the tests. */
function missingToJest(): Error {
  const error: unknown = runInNewContext(
    `new Error("Cannot find module '${PACKAGE}' from 'load-tracing.js'")`,
  );
  return Object.assign(error as Error, { code: 'MODULE_NOT_FOUND' });
}

function missing(name: string): Error {
  return Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
}

describe('tracing', () => {
  it('is on where @opentelemetry/api is installed', () => {
    expect(loadTracing(BASE_URL)).toBeDefined();
  });

  it.each([
    ['Node', missing(PACKAGE)],
    ['Jest', missingToJest()],
  ])('is off where it is not, in the words of %s', (_, error) => {
    expect(loadTracing(BASE_URL, failingWith(error))).toBeUndefined();
  });

  it('does not hide that the package is broken', () => {
    const isMissingAPart = failingWith(missing('./platform'));
    const hasAnError = failingWith(new SyntaxError('Unexpected token'));

    expect(() => loadTracing(BASE_URL, isMissingAPart)).toThrow("Cannot find module './platform'");
    expect(() => loadTracing(BASE_URL, hasAnError)).toThrow('Unexpected token');
  });
});
