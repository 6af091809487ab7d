import type { ApiKey } from '../access/authenticators/api-key/api-key';
import { ApiKeyAuthenticator } from '../access/authenticators/api-key/api-key.authenticator';
import type { Authenticator } from '../access/authenticators/authenticator';
import {
  PUBLIC_KEY_ALGORITHMS,
  SECRET_ALGORITHMS,
  type JwtAlgorithm,
} from '../access/authenticators/jwt/jwt-algorithm';
import { JwtAuthenticator, type JwtSettingNames } from '../access/authenticators/jwt/jwt.authenticator';
import type { JwtOptions, JwtRules } from '../access/authenticators/jwt/jwt.options';
import type { JwtSettings } from './configuration/service-configuration';
import { ACCESS_VARIABLES } from './configuration/variables/access.variables';

const VARIABLES: JwtSettingNames = {
  subject: ACCESS_VARIABLES.userIdClaim.name,
  kind: ACCESS_VARIABLES.kindClaim.name,
  escapeUserIds: `${ACCESS_VARIABLES.escapeUserIds.name}=true`,
};

/** Who is let in: services by API keys, and users and services by JWTs, as far as there are keys and settings. */
export function createAuthenticators(apiKeys: readonly ApiKey[], jwt?: JwtSettings): Authenticator[] {
  return [
    ...(apiKeys.length > 0 ? [new ApiKeyAuthenticator(apiKeys)] : []),
    ...(jwt ? [new JwtAuthenticator(jwtOptions(jwt), VARIABLES)] : []),
  ];
}

function jwtOptions(settings: JwtSettings): JwtOptions {
  const rules = jwtRules(settings);
  if ('jwksUrl' in settings) return { ...rules, jwksUrl: settings.jwksUrl };
  if ('publicKey' in settings) return { ...rules, publicKey: settings.publicKey };
  return { ...rules, secret: settings.secret };
}

function jwtRules(settings: JwtSettings): JwtRules {
  const { issuer, audience, algorithms, clockTolerance, scopes, scopesClaim, kindClaim } = settings;
  const { userIdClaim, escapeUserIds } = settings;
  return {
    issuer,
    audience,
    algorithms: algorithms && namedAlgorithms(algorithms),
    clockTolerance,
    userScopes: scopes,
    claims: {
      scopes: scopesClaim,
      ...(kindClaim !== undefined && { kind: kindClaim }),
      ...(userIdClaim !== undefined && { subject: userIdClaim }),
    },
    escapeUserIds,
  };
}

function namedAlgorithms(names: readonly string[]): JwtAlgorithm[] {
  return [...PUBLIC_KEY_ALGORITHMS, ...SECRET_ALGORITHMS].filter((algorithm) => names.includes(algorithm));
}
