export { AccessGuard } from './access.guard';
export {
  AccessModule,
  type AccessAsyncOptions,
  type AccessModuleExtras,
  type AccessOptions,
} from './access.module';
export { ACCESS_POLICY, AccessPolicy, DEFAULT_MEMBER_ROLES, type AccessAttempt } from './access-policy';
export * from './allow-users.decorator';
export { expandScopes, parseApiKeys, type ApiKey } from './authenticators/api-key/api-key';
export * from './authenticators/api-key/api-key.authenticator';
export * from './authenticators/authenticator';
export * from './call-access/call-access.decorator';
export type { CallAccessOptions } from './call-access/call-access.metadata';
export type { CallRelationship } from './call-access/call-relationship';
export { GuardedCall } from './call-access/guarded-call.decorator';
export { ownCapabilities, type CapabilityFacts } from './call-access/own-capabilities';
export { UserOnCall } from './call-access/user-on-call';
export { CurrentPrincipal } from './current-principal.decorator';
export { JwtAuthenticator } from './authenticators/jwt/jwt.authenticator';
export type { JwtAlgorithm } from './authenticators/jwt/jwt-algorithm';
export type * from './authenticators/jwt/jwt.options';
export * from './authenticators/open-access.authenticator';
export * from './principal';
export * from './request-limiter';
export * from './require-scope.decorator';
export * from './retry-later.exception';
export * from './rules/call-rules';
export type { UserAttempt, UserRule } from './rules/user-rule';
export * from './rules/user-rules';
export { USER_STANDINGS, UserStandings, type UserStanding } from './standing/user-standings';
export * from './scope';
export { REQUEST_ID_HEADER, upstreamOptions } from './upstream-options';
