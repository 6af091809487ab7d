import { Body, HttpCode, Post } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { CheckedPush, CheckPushBody } from './push-templates.dto';
import { CHECK_PUSH_EXAMPLES, CHECKED_PUSH } from './push.examples';

@RestController('admin/push-check', 'administration')
export class PushCheckController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post()
  @HttpCode(200)
  @Operation({
    summary: "Send a test message to a user's devices",
    description: 'Returns 400 if the user has no device, unless `skip_devices` is set.',
    scopes: ['push:write'],
    body: { type: CheckPushBody, examples: CHECK_PUSH_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'What was sent, and what failed.',
        type: CheckedPush,
        example: CHECKED_PUSH,
      },
    ],
    errors: [404],
  })
  checkPush(@Body() request: CheckPushBody, @Upstream() upstream: RequestOptions): Promise<CheckedPush> {
    return this.stream.checkPush(request, upstream);
  }
}
