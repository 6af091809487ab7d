import fc from 'fast-check';
import { requestFingerprint } from './request-fingerprint';

const aRequest = { method: 'POST', url: '/calls', body: { type: 'default', data: { a: [1, null, 'x'] } } };

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, child]) => [key, reversed(child)]);
  return Object.fromEntries(fields.reverse());
}

describe('requestFingerprint', () => {
  it('is the same whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const other = { ...aRequest, body: reversed(body) };
        expect(requestFingerprint({ ...aRequest, body })).toBe(requestFingerprint(other));
      }),
    );
  });

  it('differs for bodies that differ', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const isSame =
          requestFingerprint({ ...aRequest, body: one }) === requestFingerprint({ ...aRequest, body: other });
        expect(isSame).toBe(JSON.stringify(sorted(one)) === JSON.stringify(sorted(other)));
      }),
    );
  });

  it.each([
    [{ ...aRequest, method: 'PUT' }],
    [{ ...aRequest, url: '/calls?x=1' }],
    [{ ...aRequest, body: undefined }],
    [{ ...aRequest, body: { ...aRequest.body, data: { a: [null, 1, 'x'] } } }],
    [{ ...aRequest, body: { ...aRequest.body, data: { a: { 0: 1, 1: null, 2: 'x' } } } }],
    [{ ...aRequest, body: JSON.stringify(aRequest.body) }],
  ])('differs for %j', (other) => {
    expect(requestFingerprint(other)).not.toBe(requestFingerprint(aRequest));
  });

  it('takes no body and null for the same', () => {
    expect(requestFingerprint({ ...aRequest, body: undefined })).toBe(
      requestFingerprint({ ...aRequest, body: null }),
    );
  });

  it('survives a body that is nested very deep', () => {
    let body: unknown = 1;
    for (let level = 0; level < 200_000; level += 1) body = level % 2 === 0 ? [body] : { a: body };

    expect(requestFingerprint({ ...aRequest, body })).toMatch(/^[0-9a-f]{64}$/);
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, child]): [string, unknown] => [key, sorted(child)]);
  // Not a bare list: `{}` and `[]` are different bodies.
  return { fields: fields.sort(([one], [other]) => (one < other ? -1 : 1)) };
}
