import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate that signs itself, as PEM, with its key. */
export interface SelfSigned {
  readonly key: string;
  readonly certificate: string;
  /** Where they are as files. */
  readonly keyPath: string;
  readonly certificatePath: string;
  readonly remove: () => void;
}

/**
 * Makes one with openssl.
 *
 * @param name of a host
 * @param address of the host, which is valid too
 */
export function selfSigned(name: string, address?: string): SelfSigned {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [keyPath, certificatePath] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const names = `DNS:${name}${address === undefined ? '' : `,IP:${address}`}`;
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${names}`];
  const files = ['-keyout', keyPath, '-out', certificatePath];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files],
    { stdio: 'ignore' },
  );
  return {
    key: readFileSync(keyPath, 'utf8'),
    certificate: readFileSync(certificatePath, 'utf8'),
    keyPath,
    certificatePath,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

export function findOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
