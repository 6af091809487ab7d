import type { ApiKey } from '../../access/authenticators/api-key/api-key';
import type { JwtAlgorithm } from '../../access/authenticators/jwt/jwt-algorithm';
import type { Scope } from '../../access/scope';
import type { IdempotencyQuota } from '../../rest/idempotency/store/idempotency-limits';

/** Everything about the service that can be set, checked and with its defaults filled in. */
export interface ServiceConfiguration {
  readonly host: string;
  readonly port: number;
  /** NODE_ENV is `production`: no emulator, no development key, no placeholders. */
  readonly production: boolean;
  /** Absent: the embedded emulator stands in for Stream. */
  readonly stream?: StreamConnection | undefined;
  readonly client: ClientSettings;
  /** Refuses to start when Stream says that key and secret do not belong together. */
  readonly verifyOnStart: boolean;
  /** Further secrets that may have signed webhooks, while the secret of the app is being replaced. */
  readonly webhookSecrets: readonly string[];
  /** The address at which Stream reaches the webhook receiver of this service. */
  readonly webhookUrl?: string | undefined;
  readonly apiKeys: readonly ApiKey[];
  /** Absent: no JWT is accepted. */
  readonly jwt?: JwtSettings | undefined;
  /** Milliseconds for which it is kept how a user stands at Stream. */
  readonly standingTtl: number;
  /** Origins whose pages may call the service; none: CORS is off. */
  readonly corsOrigins: readonly string[];
  /** Bytes of a request's body at most. */
  readonly bodyLimit: number;
  /** The same for routes that take many objects at once. */
  readonly bulkBodyLimit: number;
  /** Bytes of the bodies that all requests hold together. */
  readonly bufferedBodiesLimit: number;
  /** Connections at the same time. */
  readonly maxConnections: number;
  /** Milliseconds a request may take. */
  readonly requestTimeout: number;
  /** Milliseconds that running requests get to finish when the service stops. */
  readonly stopTimeout: number;
  /** The number of proxies in front of the service, or their addresses. Absent: `X-Forwarded-For` is not believed. */
  readonly trustProxy?: number | readonly string[] | undefined;
  readonly rateLimits: RateLimitSettings;
  /** Where webhooks, rate limits and idempotency keys are kept. Absent: in the memory of this process. */
  readonly redisUrl?: string | undefined;
  /** What all keys in Redis begin with. */
  readonly redisPrefix: string;
  /** What `/health/ready` answers while Stream or Redis is down: `tolerant`: 200; `strict`: 503. */
  readonly readiness: 'tolerant' | 'strict';
  readonly logLevel: LogLevelName;
  /** `scope`: `/metrics` answers those who have the scope `metrics:read`. */
  readonly metrics: 'off' | 'scope';
  /** `on`: `/admin` serves the settings of the app, its push providers, storages, SIP trunks, imports and block lists. */
  readonly adminApi: 'off' | 'on';
  /** Who may read the documentation at `/docs`: everybody, those with an API key or a JWT, or nobody. */
  readonly docs: 'open' | 'protected' | 'off';
  readonly idempotency: IdempotencySettings;
}

/** The Stream app. */
export interface StreamConnection {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly baseUrl?: string | undefined;
}

/** How requests to Stream are sent. */
export interface ClientSettings {
  /** Milliseconds an attempt may take. */
  readonly timeout: number;
  /** Milliseconds a request may take with all its attempts and all waiting. */
  readonly deadline: number;
  readonly retries: number;
  /** `false`: none. Absent: as `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` say. */
  readonly proxy?: string | false | undefined;
  /** Requests to Stream at the same time. */
  readonly maxConcurrent: number;
  /** Of tokens for users, as are the next three. */
  readonly maxTokenValiditySeconds: number;
  /** Absent: any. */
  readonly allowedTokenRoles?: readonly string[] | undefined;
  readonly maxTokenCallCids: number;
  readonly maxTokenBytes: number;
  /** Milliseconds for which call types and settings are kept. Absent: not at all. */
  readonly cacheTtl?: number | undefined;
}

/** Which JWTs are accepted, and what they let their subjects do. */
export type JwtSettings = JwtKey & JwtRules;

/** What the signature of a JWT is checked with: the keys that an address publishes, a public key as PEM, or a secret. */
export type JwtKey =
  { readonly jwksUrl: string } | { readonly publicKey: string } | { readonly secret: string };

export interface JwtRules {
  readonly issuer?: string | undefined;
  /** One of them must be the token's audience. Absent: any audience is accepted. */
  readonly audience?: readonly string[] | undefined;
  /** Absent: those that fit the kind of the key. */
  readonly algorithms?: readonly JwtAlgorithm[] | undefined;
  /** Seconds by which clocks may differ. */
  readonly clockTolerance: number;
  /** What the token of any end user may do, whatever it says. */
  readonly scopes: readonly Scope[];
  /** The claim that lists scopes. */
  readonly scopesClaim: string;
  /** The claim that says `service` or `user`. Absent: every token is a user's. */
  readonly kindClaim?: string | undefined;
  /** The claim with the id of the Stream user. Absent: `sub`. */
  readonly userIdClaim?: string | undefined;
  /** Makes user ids of claims that are none. Absent: not. */
  readonly escapeUserIds?: boolean | undefined;
}

/** Requests per minute; 0: no limit. */
export interface RateLimitSettings {
  readonly perPrincipal: number;
  readonly perAddress: number;
}

/** How long answers to requests with an `Idempotency-Key` are kept, in milliseconds, and how much of them. */
export interface IdempotencySettings {
  readonly ttl: number;
  /** Of answers with a status of 400 or more. */
  readonly failureTtl: number;
  /** Of each user. */
  readonly userQuota: IdempotencyQuota;
  /** Of each API key. */
  readonly serviceQuota: IdempotencyQuota;
  /** Bytes of one answer. */
  readonly answerLimit: number;
  /** Bytes of all answers in this process, without Redis. */
  readonly memoryLimit: number;
}

export type LogLevelName = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
