import { createPublicKey } from 'node:crypto';
import { StreamConfigurationError } from '../../../stream/stream.errors';
import type { ParseValue } from '../variables/variable';

/** A public key or a certificate in PEM, on one line with `\n` too; always given back as SPKI. */
export const publicKey: ParseValue<string> = (name, text) => {
  const pem = text.replaceAll('\\n', '\n');
  if (pem.includes('PRIVATE KEY')) {
    throw new StreamConfigurationError(
      `${name} holds a private key, which belongs to those who issue tokens: give the public key.`,
    );
  }
  try {
    return createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
  } catch {
    throw new StreamConfigurationError(
      `${name} must be a public key in PEM, which begins with -----BEGIN PUBLIC KEY-----.`,
    );
  }
};
