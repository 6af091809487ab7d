import { inspect } from 'node:util';
import { AppClient } from './app/app.client';
import { BlockListsClient } from './block-lists/block-lists.client';
import { ClientResource } from './client-resource';
import { DevicesClient } from './devices/devices.client';
import { ExternalStorageClient } from './external-storage/external-storage.client';
import { GuestsClient } from './guests/guests.client';
import { ImportsClient } from './imports/imports.client';
import type { StreamEvent, UnknownStreamEvent } from './models/events';
import { DEFAULT_WEBHOOK_MAX_BYTES } from './models/limits';
import type { SessionProfile, SessionResponse } from './models/session.model';
import type { CallTokenRequest, PermanentUserTokenRequest, UserTokenRequest } from './models/tokens';
import type { ClientStatus } from './client-status';
import { OPERATIONS } from './operations';
import { checkRawRequest, type RawRequest } from './raw-request/raw-request';
import { findOperation, undeclaredOperation } from './raw-request/find-operation';
import { PushClient } from './push/push.client';
import type { RequestObserver } from './request-observer';
import type { RequestOptions } from './request-options';
import { RolesClient } from './roles/roles.client';
import { SYSTEM_CLOCK } from './clock';
import { requireLength } from './identifiers';
import { requireCredential, resolveClientOptions, type StreamClientOptions } from './stream.options';
import { TasksClient } from './tasks/tasks.client';
import { readTokenTimes } from './tokens/read-token-times';
import { Revocations } from './tokens/revocations';
import { TokenMinter } from './tokens/token-minter';
import { TokenSigner } from './tokens/token-signer';
import type { StreamResponse } from './transport/decoding/response-metadata';
import { Transport } from './transport/transport';
import type { UserChange, UserChangeListener } from './user-changes/user-changes';
import { UserBlocksClient } from './user-blocks/user-blocks.client';
import { UserGroupsClient } from './user-groups/user-groups.client';
import { UserLifecycleClient } from './users/user-lifecycle.client';
import { ProfileWriter } from './users/session/profile-writer';
import { defaultSessionValidity, type SessionOptions } from './users/session/session-options';
import { UsersClient } from './users/users.client';
import { VideoClient } from './video/video.client';
import { withMethodsOf } from './with-methods-of';
import { parseEvent } from './webhooks/parse-event';
import { WebhookVerifier } from './webhooks/webhook-verifier';

/**
 * Stream's server-side API for video. Methods, arguments and responses have the names of Stream's documentation; dates
 * are `Date`s both ways.
 *
 * @example
 * ```ts
 * const client = new StreamClient(apiKey, secret, { timeout: 3000 });
 * await client.upsertUsers([{ id: 'john', name: 'John' }]);
 * const call = client.video.call('default', 'standup');
 * await call.getOrCreate({ data: { created_by_id: 'john' } });
 * const token = client.generateUserToken({ user_id: 'john', validity_in_seconds: 600 });
 * ```
 */
export class StreamClient extends withMethodsOf(
  ClientResource,
  UsersClient,
  UserLifecycleClient,
  GuestsClient,
  UserBlocksClient,
  UserGroupsClient,
  DevicesClient,
  PushClient,
  RolesClient,
  AppClient,
  TasksClient,
  BlockListsClient,
  ImportsClient,
  ExternalStorageClient,
) {
  /** The key of the app, which is public. */
  readonly apiKey: string;
  readonly baseUrl: string;
  /** Calls and call types. */
  readonly video: VideoClient;
  readonly #profiles: ProfileWriter;
  readonly #sessionValidity: number;
  readonly #tokens: TokenMinter;
  readonly #webhooks: WebhookVerifier;

  /** @throws StreamConfigurationError naming what is missing or malformed */
  constructor(apiKey: string, secret: string, options: StreamClientOptions = {}) {
    const signer = new TokenSigner(requireCredential('secret', secret));
    const resolved = resolveClientOptions(options);
    const serverToken = signer.sign({ server: true });
    const transport = new Transport({ apiKey: requireCredential('apiKey', apiKey), serverToken }, resolved);
    const clock = resolved.clock ?? SYSTEM_CLOCK;
    const revocations = new Revocations({
      backdating: resolved.tokenBackdatingSeconds,
      now: Date.now,
      clock,
    });
    super(transport, revocations);
    this.apiKey = apiKey;
    this.baseUrl = resolved.baseUrl;
    this.video = new VideoClient(transport);
    this.#profiles = new ProfileWriter(this, resolved.profileTtl, () => clock.now());
    transport.userChanges.observe(({ userId }) => {
      this.#profiles.changed(userId);
    });
    this.#sessionValidity = defaultSessionValidity(resolved);
    this.#tokens = new TokenMinter(signer, resolved, Date.now, revocations);
    this.#webhooks = new WebhookVerifier([secret]);
  }

  /**
   * Signs a token with which an app connects as the user; valid for one hour unless `validity_in_seconds` or `exp` says
   * otherwise. Sends nothing, and does not check that the user exists.
   *
   * @throws StreamValidationError for claims that make no sense or that the client's options do not allow
   */
  generateUserToken(request: UserTokenRequest): string {
    return this.#tokens.userToken(request);
  }

  /**
   * Signs a user token that also lets the user into the calls named in `call_cids`, each `<type>:<id>`, as if a member
   * with the role `role`.
   *
   * @throws StreamValidationError as `generateUserToken` does
   */
  generateCallToken(request: CallTokenRequest): string {
    return this.#tokens.callToken(request);
  }

  /**
   * Signs a user token that never expires; `revokeUserTokens` ends it.
   *
   * @throws StreamValidationError as `generateUserToken` does
   */
  generatePermanentUserToken(request: PermanentUserTokenRequest): string {
    return this.#tokens.permanentToken(request);
  }

  /**
   * Signs a user in: creates the user in Stream or merges name and image into it, and signs its token. Nothing is sent while
   * the same profile was written lately (the option `profileTtl`), and sessions of one user at a time share one write. Every
   * write of the user through this client, and every webhook about it, ends that: a user who was deactivated or deleted gets
   * no session. What other processes do counts after `profileTtl`, unless a webhook tells of it.
   *
   * A deactivated user stays so until `reactivateUser`, and a user who was deleted softly until `restoreUsers`: Stream rejects
   * to write them. A user who was deleted for good does not exist, and is created anew.
   *
   * The token is valid for one hour, or for `maxTokenValiditySeconds` where that is shorter.
   *
   * @param profile of a user that you have authenticated: whoever gets the session is this user
   * @throws StreamUserDeactivatedError; StreamApiError with the status 404 when the user was deleted
   * @throws StreamValidationError for a validity that makes no sense or that the client's options do not allow
   * @example const { api_key, user, token } = await client.createSession({ id: 'john', name: 'John' });
   */
  async createSession(
    profile: SessionProfile,
    { validity_in_seconds = this.#sessionValidity, ...options }: SessionOptions = {},
  ): Promise<SessionResponse> {
    const request = { user_id: profile.id, validity_in_seconds };
    this.#tokens.check(request);
    const user = await this.#profiles.write(profile, options);
    // What was read about the user may tell of a revocation that the token has to come after.
    const token = this.generateUserToken(request);
    return { api_key: this.apiKey, user: { ...user }, token, expires_at: readTokenTimes(token).expires_at };
  }

  /** Has the next `createSession` of the user ask Stream again, unless one is asking just now. */
  forgetProfile(userId: string): void {
    this.#profiles.forget(userId);
  }

  /**
   * Watches every user that this client writes, or may have written when a request failed, and that `userChanged` names: for what
   * keeps something of users.
   *
   * @returns ends the observation
   */
  observeUsers(listener: UserChangeListener): () => void {
    return this.transport.userChanges.observe(listener);
  }

  /**
   * Tells the client of a change of a user that was made by other means, so that it asks Stream again instead of using what it
   * keeps. Webhooks that `StreamWebhooksModule` receives do so by themselves.
   *
   * @param before the user's `revoke_tokens_issued_before`, when it is known
   * @throws StreamValidationError without the id of a user
   */
  userChanged(change: UserChange, before?: Date): void {
    const { userId }: Partial<UserChange> = Object(change) as UserChange;
    requireLength('userId', userId, Infinity);
    if (before) this.revocations.note(before, userId, true);
    this.transport.userChanges.tell(change);
  }

  /**
   * Whether a webhook comes from Stream: checks the header `X-Signature` against the body. Never throws.
   *
   * @param body as it came, compressed or not: JSON that was parsed and written again has another signature
   * @param signature the value of the header; if it was sent more than once, one signature that fits is enough
   * @param secrets accepted besides the client's own, while a secret is being replaced
   * @param contentEncoding the header `Content-Encoding`, needed only for Brotli and Deflate without a zlib header
   * @example if (!client.verifyWebhook(request.rawBody, request.headers['x-signature'])) throw new UnauthorizedException();
   */
  verifyWebhook(
    body: string | Uint8Array,
    signature: string | readonly string[] | undefined,
    {
      secrets = [],
      contentEncoding,
    }: { secrets?: readonly string[]; contentEncoding?: string | undefined } = {},
  ): boolean {
    const isSignedBy = (verifier: WebhookVerifier): boolean =>
      verifier.verify(body, signature, DEFAULT_WEBHOOK_MAX_BYTES, contentEncoding);
    if (isSignedBy(this.#webhooks)) return true;
    const others = secrets.filter((secret) => secret !== '');
    return others.length > 0 && isSignedBy(new WebhookVerifier(others));
  }

  /**
   * Reads an event from the body of a webhook, or of a message of SQS or SNS; compression and base64 are undone. Verify
   * webhooks first. Dates are `Date`; `custom` is left as it is.
   *
   * @param contentEncoding the header `Content-Encoding`, needed only for Brotli and Deflate without a zlib header
   * @throws StreamWebhookError whose `reason` says what is wrong; also for a body over 4 MiB when inflated
   */
  parseEvent(
    body: string | Uint8Array,
    { contentEncoding }: { contentEncoding?: string | undefined } = {},
  ): StreamEvent | UnknownStreamEvent {
    return parseEvent(body, DEFAULT_WEBHOOK_MAX_BYTES, contentEncoding);
  }

  /**
   * Sends a request to any route of Stream's API, for operations that this client has no method for. It is encoded, protected and
   * decoded like every other request. A route that the client declares keeps its name and its retry safety. Any other GET is
   * retried as a read; any other method is retried only if the request never reached Stream.
   *
   * @throws StreamValidationError for a path that is not clean, or a method, query or body of the wrong type
   * @example
   * ```ts
   * const { edges } = await client.request<GetEdgesResponse>({ method: 'GET', path: '/video/edges' });
   * ```
   */
  async request<T extends object = Record<string, unknown>>(
    request: RawRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<T>> {
    checkRawRequest(request);
    const { method, path, query, body } = request;
    const found = findOperation(Object.values(OPERATIONS), method, path);
    if (found) return this.transport.send(found.operation, { path: found.path, query, body }, options);
    return this.transport.send(undeclaredOperation(method, path), { query, body }, options);
  }

  /**
   * Watches every attempt to send a request, and every retry: for metrics, logs and traces.
   *
   * @returns ends the observation
   */
  observe(observer: RequestObserver): () => void {
    return this.transport.observe(observer);
  }

  /** How this client stands with Stream: circuit, requests under way and waiting, rate limits. Sends nothing. */
  status(): ClientStatus {
    return this.transport.status();
  }

  /** Takes no more requests, waits for those under way and closes the connections. A dispatcher of yours stays open. */
  async close(): Promise<void> {
    await this.transport.close();
  }

  /** What may be shown of the client: no secret, no token. */
  toJSON(): { apiKey: string; baseUrl: string } {
    return { apiKey: this.apiKey, baseUrl: this.baseUrl };
  }

  override toString(): string {
    return `StreamClient(${this.apiKey})`;
  }

  [inspect.custom](): string {
    return `StreamClient ${inspect(this.toJSON())}`;
  }
}
