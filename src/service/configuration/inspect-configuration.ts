import type { ConfigurationSources } from './configuration-sources';
import { requireAuthenticator, requireOneJwtKey } from './rules/access-rules';
import { requireFittingAlgorithms, requireIssuerOrAudience, requireStrongJwtKey } from './rules/jwt-rules';
import { keepDevelopmentKeyAtHome, refuseDevelopmentKey, refusePlaceholders } from './rules/production-rules';
import { proxyProblems } from './rules/proxy-variables';
import type { ConfigurationRule } from './rules/rule';
import {
  requireStreamInProduction,
  requireTimeForAnAttempt,
  requireWholeConnection,
} from './rules/stream-rules';
import { unknownVariables } from './rules/unknown-variables';
import type {
  IdempotencySettings,
  JwtKey,
  JwtSettings,
  ServiceConfiguration,
  StreamConnection,
} from './service-configuration';
import { ACCESS_VARIABLES } from './variables/access.variables';
import { ALL_VARIABLES } from './variables/all-variables';
import { IDEMPOTENCY_VARIABLES } from './variables/idempotency.variables';
import { SERVER_VARIABLES } from './variables/server.variables';
import { STREAM_VARIABLES } from './variables/stream.variables';
import { TOKEN_VARIABLES } from './variables/token.variables';
import { describeVariable, type Setting } from './variables/setting';
import { VariableReader } from './variables/variable-reader';

/** The configuration as it was found, right or wrong. */
export interface InspectedConfiguration {
  /** What is in force; variables that are wrong count as not set. */
  readonly configuration: ServiceConfiguration;
  /** What is wrong, a line each; with any of it, the service does not start. */
  readonly problems: readonly string[];
  /** Those of them that concern any app that uses Stream, whether it runs the service or not. */
  readonly streamProblems: readonly string[];
  /** Every variable, fit to be shown. */
  readonly settings: readonly Setting[];
}

const STREAM_RULES: readonly ConfigurationRule[] = [
  requireWholeConnection,
  requireTimeForAnAttempt,
  refusePlaceholders,
];

const SERVICE_RULES: readonly ConfigurationRule[] = [
  requireStreamInProduction,
  requireAuthenticator,
  requireOneJwtKey,
  requireFittingAlgorithms,
  requireStrongJwtKey,
  requireIssuerOrAudience,
  refuseDevelopmentKey,
  keepDevelopmentKeyAtHome,
];

/** Reads every variable, and says all that is wrong at once. */
export function inspectConfiguration(sources: ConfigurationSources): InspectedConfiguration {
  const variables = new VariableReader(sources);
  const configuration = build(variables);
  const brokenBy = (rules: readonly ConfigurationRule[]) =>
    rules.flatMap((rule) => rule(variables, configuration));
  const broken = [...brokenBy(STREAM_RULES), ...proxyProblems(sources, configuration)];
  return {
    configuration,
    problems: [...variables.problems(), ...broken, ...brokenBy(SERVICE_RULES), ...unknownVariables(sources)],
    streamProblems: [...variables.problems(Object.values(STREAM_VARIABLES)), ...broken],
    settings: ALL_VARIABLES.map((variable) => describeVariable(variable, variables)),
  };
}

function build(variables: VariableReader): ServiceConfiguration {
  const production = variables.read(SERVER_VARIABLES.nodeEnvironment) === 'production';
  return {
    host: variables.read(SERVER_VARIABLES.host),
    port: variables.read(SERVER_VARIABLES.port),
    production,
    stream: streamConnection(variables),
    client: {
      timeout: variables.read(STREAM_VARIABLES.timeout),
      deadline: variables.read(STREAM_VARIABLES.deadline),
      retries: variables.read(STREAM_VARIABLES.retries),
      proxy: variables.read(STREAM_VARIABLES.proxy),
      maxConcurrent: variables.read(STREAM_VARIABLES.maxConcurrent),
      cacheTtl: variables.read(STREAM_VARIABLES.cacheTtl) || undefined,
      maxTokenValiditySeconds: variables.read(TOKEN_VARIABLES.maxTokenValidity),
      allowedTokenRoles: variables.read(TOKEN_VARIABLES.tokenRoles),
      maxTokenCallCids: variables.read(TOKEN_VARIABLES.maxTokenCalls),
      maxTokenBytes: variables.read(TOKEN_VARIABLES.maxTokenBytes),
    },
    verifyOnStart: variables.read(STREAM_VARIABLES.verifyOnStart),
    webhookSecrets: variables.read(STREAM_VARIABLES.webhookSecrets) ?? [],
    webhookUrl: variables.read(STREAM_VARIABLES.webhookUrl),
    apiKeys: variables.read(ACCESS_VARIABLES.apiKeys) ?? [],
    jwt: jwtSettings(variables),
    standingTtl: variables.read(ACCESS_VARIABLES.standingTtl),
    corsOrigins: variables.read(SERVER_VARIABLES.corsOrigins) ?? [],
    bodyLimit: variables.read(SERVER_VARIABLES.bodyLimit),
    bulkBodyLimit: variables.read(SERVER_VARIABLES.bulkBodyLimit),
    bufferedBodiesLimit: variables.read(SERVER_VARIABLES.bufferedBodiesLimit),
    maxConnections: variables.read(SERVER_VARIABLES.maxConnections),
    requestTimeout: variables.read(SERVER_VARIABLES.requestTimeout),
    stopTimeout: variables.read(SERVER_VARIABLES.stopTimeout),
    trustProxy: variables.read(SERVER_VARIABLES.trustProxy),
    rateLimits: {
      perPrincipal: variables.read(SERVER_VARIABLES.perPrincipal),
      perAddress: variables.read(SERVER_VARIABLES.perAddress),
    },
    redisUrl: variables.read(SERVER_VARIABLES.redisUrl),
    redisPrefix: variables.read(SERVER_VARIABLES.redisPrefix),
    readiness: variables.read(SERVER_VARIABLES.readiness),
    logLevel: variables.read(SERVER_VARIABLES.logLevel),
    metrics: variables.read(SERVER_VARIABLES.metrics),
    adminApi: variables.read(SERVER_VARIABLES.adminApi),
    docs: variables.read(SERVER_VARIABLES.docs) ?? (production ? 'off' : 'open'),
    idempotency: idempotencySettings(variables),
  };
}

function idempotencySettings(variables: VariableReader): IdempotencySettings {
  const {
    ttl,
    failureTtl,
    keysPerUser,
    bytesPerUser,
    keysPerService,
    bytesPerService,
    answerLimit,
    memoryLimit,
  } = IDEMPOTENCY_VARIABLES;
  return {
    ttl: variables.read(ttl) * 1000,
    failureTtl: variables.read(failureTtl) * 1000,
    userQuota: { keys: variables.read(keysPerUser), bytes: variables.read(bytesPerUser) },
    serviceQuota: { keys: variables.read(keysPerService), bytes: variables.read(bytesPerService) },
    answerLimit: variables.read(answerLimit),
    memoryLimit: variables.read(memoryLimit),
  };
}

function streamConnection(variables: VariableReader): StreamConnection | undefined {
  const apiKey = variables.read(STREAM_VARIABLES.apiKey);
  const apiSecret = variables.read(STREAM_VARIABLES.apiSecret);
  const baseUrl = variables.read(STREAM_VARIABLES.baseUrl);
  return apiKey === undefined || apiSecret === undefined ? undefined : { apiKey, apiSecret, baseUrl };
}

function jwtSettings(variables: VariableReader): JwtSettings | undefined {
  const key = jwtKey(variables);
  const rules = {
    issuer: variables.read(ACCESS_VARIABLES.issuer),
    audience: variables.read(ACCESS_VARIABLES.audience),
    algorithms: variables.read(ACCESS_VARIABLES.algorithms),
    clockTolerance: variables.read(ACCESS_VARIABLES.clockTolerance),
    scopes: variables.read(ACCESS_VARIABLES.userScopes),
    scopesClaim: variables.read(ACCESS_VARIABLES.scopesClaim),
    kindClaim: variables.read(ACCESS_VARIABLES.kindClaim),
    userIdClaim: variables.read(ACCESS_VARIABLES.userIdClaim),
    escapeUserIds: variables.read(ACCESS_VARIABLES.escapeUserIds),
  };
  return key && { ...key, ...rules };
}

function jwtKey(variables: VariableReader): JwtKey | undefined {
  const jwksUrl = variables.read(ACCESS_VARIABLES.jwksUrl);
  const publicKey = variables.read(ACCESS_VARIABLES.publicKey);
  const secret = variables.read(ACCESS_VARIABLES.secret);
  if (jwksUrl !== undefined) return { jwksUrl };
  if (publicKey !== undefined) return { publicKey };
  return secret === undefined ? undefined : { secret };
}
