import type { Principal, PrincipalProfile } from '../../principal';
import { SCOPES, USER_SCOPES, type Scope } from '../../scope';
import type { JwtClaimNames, JwtClaims, MapClaims } from './jwt.options';

const DEFAULT_NAMES = { subject: 'sub', scopes: 'scope', name: 'name', image: 'picture' } as const;

/** Makes principals of claims by the names of the claims. A user whose token lists scopes has none but those. */
export function principalOfClaims(
  claimNames: JwtClaimNames = {},
  userScopes: readonly Scope[] = USER_SCOPES,
): MapClaims {
  const names = { ...DEFAULT_NAMES, ...claimNames };
  return (claims) => {
    const subject = readText(claims, names.subject);
    const kind = names.kind === undefined ? 'user' : readKind(claims, names.kind);
    if (subject === undefined || kind === undefined) return undefined;
    const scopes = readScopes(claims, names.scopes);
    if (kind === 'service') return { subject, kind, scopes: scopes ?? [] };
    return {
      subject,
      kind,
      scopes: SCOPES.filter((scope) => userScopes.includes(scope) && (scopes?.includes(scope) ?? true)),
      profile: readProfile(claims, names),
      ...(typeof claims.iat === 'number' && { issuedAt: claims.iat }),
    };
  };
}

function readKind(claims: JwtClaims, name: string): Principal['kind'] | undefined {
  const kind = read(claims, name) ?? 'user';
  return kind === 'user' || kind === 'service' ? kind : undefined;
}

/** `undefined` without the claim. A claim that is no list of scopes gives none: its issuer meant to narrow the token. */
function readScopes(claims: JwtClaims, name: string): readonly Scope[] | undefined {
  const value = read(claims, name);
  if (value === undefined) return undefined;
  const words: readonly unknown[] = typeof value === 'string' ? value.split(' ') : toList(value);
  return SCOPES.filter((scope) => words.includes(scope));
}

function readProfile(
  claims: JwtClaims,
  names: Required<Pick<JwtClaimNames, 'name' | 'image'>>,
): PrincipalProfile {
  return { name: readText(claims, names.name), image: readText(claims, names.image) };
}

function readText(claims: JwtClaims, name: string): string | undefined {
  const value = read(claims, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function read(claims: JwtClaims, name: string): unknown {
  return Object.hasOwn(claims, name) ? claims[name] : undefined;
}
