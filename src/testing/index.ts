export type { TestHeaders, TestUserOptions } from './access/test-principal';
export { TestingAuthenticator } from './access/testing-authenticator';
export { overrideStream, type OverridableBuilder, type OverrideStreamOptions } from './override-stream';
export { StreamTesting, type StreamTestingCredentials, type StreamTestingFaults } from './stream-testing';
export { StreamTestingModule, type StreamTestingOptions } from './stream-testing.module';
