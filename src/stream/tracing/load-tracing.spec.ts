import { loadTracing } from './load-tracing';

const PACKAGE = '@opentelemetry/api';
const BASE_URL = 'https://video.stream-io-api.com';

/** Makes loading the package fail, until the test ends. */
function packageFailsWith(error: Error): void {
  jest.doMock(PACKAGE, () => {
    throw error;
  });
}

function missing(name: string): Error {
  return Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
}

beforeEach(() => {
  jest.resetModules();
});

afterEach(() => {
  jest.dontMock(PACKAGE);
});

describe('tracing', () => {
  it('is on where @opentelemetry/api is installed', () => {
    expect(loadTracing(BASE_URL)).toBeDefined();
  });

  it('is off where it is not', () => {
    packageFailsWith(missing(PACKAGE));

    expect(loadTracing(BASE_URL)).toBeUndefined();
  });

  it('does not hide that the package is broken', () => {
    packageFailsWith(missing('./platform'));
    expect(() => loadTracing(BASE_URL)).toThrow("Cannot find module './platform'");

    jest.resetModules();
    packageFailsWith(new SyntaxError('Unexpected token'));
    expect(() => loadTracing(BASE_URL)).toThrow('Unexpected token');
  });
});
