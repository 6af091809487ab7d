import { createHash } from 'node:crypto';
import { inputError } from '../../protocol/stream-fault';

/** An answer to a challenge of SIP's digest authentication (RFC 8760). */
export interface SipChallenge {
  readonly algorithm?: string;
  readonly cnonce?: string;
  readonly method?: string;
  readonly nc?: string;
  readonly nonce?: string;
  readonly qop?: readonly string[];
  readonly realm?: string;
  readonly response?: string;
  readonly uri?: string;
  readonly username?: string;
}

export interface SipLogin {
  readonly username: string;
  readonly password: string;
}

const HASHES: Readonly<Record<string, string>> = { MD5: 'md5', 'SHA-256': 'sha256' };

/** Whether the response was made with the login. Throws 400/4 for an algorithm that is not known. */
export function isAnsweredBy(challenge: SipChallenge, { username, password }: SipLogin): boolean {
  const {
    realm = '',
    nonce = '',
    nc = '',
    cnonce = '',
    qop = [],
    method = '',
    uri = '',
    response,
  } = challenge;
  const hash = hashOf(challenge.algorithm);
  const secret = hash(`${username}:${realm}:${password}`);
  const request = hash(`${method}:${uri}`);
  const [protection] = qop;
  const wanted =
    protection === undefined
      ? hash(`${secret}:${nonce}:${request}`)
      : hash(`${secret}:${nonce}:${nc}:${cnonce}:${protection}:${request}`);
  return challenge.username === username && response === wanted;
}

function hashOf(algorithm = ''): (text: string) => string {
  const known = algorithm === '' ? 'MD5' : algorithm.toUpperCase();
  const name = Object.hasOwn(HASHES, known) ? HASHES[known] : undefined;
  if (name === undefined) {
    throw inputError(
      `challenge.algorithm must be one of [${Object.keys(HASHES).join(' ')}]`,
      'challenge.algorithm',
    );
  }
  return (text) => createHash(name).update(text).digest('hex');
}
