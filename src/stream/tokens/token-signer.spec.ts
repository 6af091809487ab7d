import fc from 'fast-check';
import { sign } from 'jsonwebtoken';
import { TokenSigner } from './token-signer';

describe('TokenSigner', () => {
  it('makes the same token as another library, for any secret and claims', () => {
    const secret = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(secret, fc.string({ unit: 'binary' }), (key, user_id) => {
        const claims = { user_id, iat: 1_767_225_599 };
        expect(new TokenSigner(key).sign(claims)).toBe(sign(claims, key, { algorithm: 'HS256' }));
      }),
    );
  });

  it.each([1300, 1366, 5000, 100_000])(
    'signs claims of %i characters, short tokens before and after',
    (length) => {
      const signer = new TokenSigner('secret');
      const short = signer.sign({ user_id: 'john' });
      const claims = { user_id: 'john', note: 'ü'.repeat(length), iat: 1 };
      expect(signer.sign(claims)).toBe(sign(claims, 'secret', { algorithm: 'HS256' }));
      expect(signer.sign({ user_id: 'john' })).toBe(short);
    },
  );

  it('shows no secret', () => {
    const signer = new TokenSigner('very-secret');
    expect(`${JSON.stringify(signer)} ${Object.values(signer).join()}`).not.toContain('very-secret');
  });
});
