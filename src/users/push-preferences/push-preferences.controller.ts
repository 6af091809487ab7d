import { Body, Param, Patch } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { OWN_DATA } from '../../access/rules/user-rules';
import { Operation } from '../../rest/operation.decorator';
import { requireAtLeastOne } from '../../rest/require-at-least-one';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { UserParams } from '../dto/user-params.dto';
import { PushPreferences, PushPreferencesBody } from './push-preferences.dto';
import { PUSH_PREFERENCES, PUSH_PREFERENCES_EXAMPLES } from './push-preferences.examples';

@RestController('users/:id/push-preferences', 'devices')
export class PushPreferencesController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Patch()
  @Operation({
    summary: 'Change what a user is notified of',
    scopes: ['users:write'],
    users: OWN_DATA,
    body: { type: PushPreferencesBody, examples: PUSH_PREFERENCES_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'All preferences of the user.',
        type: PushPreferences,
        example: PUSH_PREFERENCES,
      },
    ],
    errors: [404],
  })
  async updatePushPreferences(
    @Param() { id }: UserParams,
    @Body() change: PushPreferencesBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<PushPreferences> {
    requireAtLeastOne(change, 'call_level', 'chat_level', 'feeds_level', 'disabled_until', 'remove_disable');
    const preferences = [{ ...change, user_id: id }];
    const { user_preferences } = await this.stream.updatePushNotificationPreferences(
      { preferences },
      upstream,
    );
    // An id such as `constructor` must not find what objects inherit.
    return Object.hasOwn(user_preferences, id) ? (user_preferences[id] ?? {}) : {};
  }
}
