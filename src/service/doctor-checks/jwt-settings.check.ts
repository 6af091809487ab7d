import type { Finding } from '../../doctor';
import type { JwtSettings } from '../configuration/service-configuration';

const CHECK = 'jwt';

/** Whether JWTs that were made for others are accepted. */
export function checkJwtSettings(jwt: JwtSettings): Finding[] {
  const findings: Finding[] = [];
  if (!jwt.audience) {
    findings.push({
      check: CHECK,
      status: 'warning',
      message: 'JWT_AUDIENCE is not set: tokens that the issuer made for other apps are accepted too.',
      fix: 'Set JWT_AUDIENCE to the value of `aud` in the tokens for this service.',
    });
  }
  if ('jwksUrl' in jwt && !jwt.jwksUrl.startsWith('https:')) {
    findings.push({
      check: CHECK,
      status: 'warning',
      message: 'JWT_JWKS_URL has no https: whoever is on the way can put in keys of their own.',
      fix: 'Set JWT_JWKS_URL to an address with https.',
    });
  }
  if (findings.length > 0) return findings;
  return [{ check: CHECK, status: 'ok', message: 'Only JWTs for JWT_AUDIENCE are accepted.' }];
}
