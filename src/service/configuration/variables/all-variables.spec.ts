import { resolveClientOptions } from '../../../stream/stream.options';
import { ALL_VARIABLES, KNOWN_NAMES } from './all-variables';
import { STREAM_VARIABLES } from './stream.variables';

describe('the variables', () => {
  it('have names of their own', () => {
    expect(new Set(KNOWN_NAMES).size).toBe(KNOWN_NAMES.length);
  });

  it.each(ALL_VARIABLES.filter((variable) => variable.default !== undefined))(
    '$name has a default that it accepts itself',
    ({ name, parse, default: text = '' }) => {
      expect(() => parse(name, text)).not.toThrow();
    },
  );

  it("have the client's defaults", () => {
    const { timeout, deadline, retries, maxConcurrent, cacheTtl, baseUrl } = resolveClientOptions({});

    expect({
      timeout: STREAM_VARIABLES.timeout.default,
      deadline: STREAM_VARIABLES.deadline.default,
      retries: STREAM_VARIABLES.retries.default,
      maxConcurrent: STREAM_VARIABLES.maxConcurrent.default,
      cacheTtl: STREAM_VARIABLES.cacheTtl.default,
      baseUrl: STREAM_VARIABLES.baseUrl.default,
    }).toEqual({
      timeout: String(timeout),
      deadline: String(deadline),
      retries: String(retries),
      maxConcurrent: String(maxConcurrent),
      cacheTtl: String(cacheTtl),
      baseUrl,
    });
  });
});
