export type { TestHeaders, TestUserOptions } from './access/test-principal';
export { TestingAuthenticator } from './access/testing-authenticator';
export { overrideStream, type OverridableBuilder, type OverrideStreamOptions } from './override-stream';
export { StreamTesting, type StreamTestingCredentials, type StreamTestingFaults } from './stream-testing';
export { StreamTestingModule, type StreamTestingOptions } from './stream-testing.module';
export { aCall, type CallBuilder, type UserLike } from './builders/call.builder';
export type { BuilderTarget } from './builders/builder-target';
export { aUser, type UserBuilder } from './builders/user.builder';
export type {
  SignedWebhook,
  WebhookFields,
  WebhookInjector,
  WebhookResponse,
} from './webhooks/webhook-injector';
export { streamMatchers, type StreamMatchers } from './matchers/stream-matchers';
export type { MatcherContext, MatcherResult } from './matchers/matcher-context';
export { openCassette, type Cassette, type CassetteOptions } from './cassette/cassette';
export { UnrecordedRequestError } from './cassette/unrecorded-request.error';
