import type { EventTypeName } from '../../emulator';
import type { OperationName } from '../../stream/operations';
import { toHaveEmitted } from './to-have-emitted';
import { toHaveMember } from './to-have-member';
import { toHaveSent } from './to-have-sent';

/**
 * Matchers for Jest and Vitest.
 *
 * @example expect.extend(streamMatchers);
 */
export const streamMatchers = { toHaveEmitted, toHaveSent, toHaveMember };

/**
 * The types of `streamMatchers`. Import `nestjs-getstream/testing/jest` or `nestjs-getstream/testing/vitest` once to add them to
 * the `expect` of your runner.
 */
export interface StreamMatchers<R = unknown> {
  /**
   * Expects that Stream emitted an event. `fields` are those of its payload that matter; asymmetric matchers may stand in them.
   *
   * @example expect(stream).toHaveEmitted('call.ended', { call_cid: 'default:standup' });
   */
  toHaveEmitted(type: EventTypeName, fields?: object): R;
  /**
   * Expects that a request of an operation reached Stream. `body` has the fields of its body that matter.
   *
   * @example expect(stream).toHaveSent('UpdateUsers', { users: { john: { name: 'John' } } });
   */
  toHaveSent(operation: OperationName, body?: object): R;
  /**
   * Expects that a call has a member. The call is a handle of the client, or a response with `members`. Await it.
   *
   * @example await expect(client.video.call('default', 'standup')).toHaveMember('jane', { role: 'host' });
   */
  toHaveMember(userId: string, fields?: object): Promise<void>;
}
