import { Body, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { sendingSecrets } from '../secrets/sending-secrets';
import { AppSettings, AppSettingsBody, CheckedQueue, CheckSNSBody, CheckSQSBody } from './app.dto';
import {
  APP_SETTINGS,
  APP_SETTINGS_EXAMPLES,
  CHECK_SNS_EXAMPLES,
  CHECK_SQS_EXAMPLES,
  CHECKED_QUEUE,
} from './app.examples';
import { appSettings } from './app.view';

@RestController('admin/app', 'administration')
export class AdminAppController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'Read the settings of the app',
    scopes: ['app:read'],
    answers: [
      {
        status: 200,
        description: 'The settings, without secrets.',
        type: AppSettings,
        example: APP_SETTINGS,
      },
    ],
  })
  async getApp(@Upstream() upstream: RequestOptions): Promise<AppSettings> {
    const { app } = await this.stream.getApp(upstream);
    return appSettings(app);
  }

  @Patch()
  @HttpCode(204)
  @Operation({
    summary: 'Change settings of the app',
    description: 'Omitted settings stay as they are.',
    scopes: ['app:write'],
    body: { type: AppSettingsBody, examples: APP_SETTINGS_EXAMPLES },
    answers: [{ status: 204, description: 'The settings are changed.' }],
  })
  async updateApp(
    @Body() { event_hooks, ...settings }: AppSettingsBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    const hooks = event_hooks?.map((hook) => ({ ...hook }));
    const change = { ...settings, ...(hooks && { event_hooks: hooks }) };
    await sendingSecrets(change, this.stream.updateApp(change, upstream));
  }

  @Post('check-sns')
  @HttpCode(200)
  @Operation({
    summary: 'Check whether Stream can send events to a topic of Amazon SNS',
    description: 'Omitted fields are those of the settings of the app.',
    scopes: ['app:write'],
    body: { type: CheckSNSBody, examples: CHECK_SNS_EXAMPLES },
    answers: [
      {
        status: 200,
        description: '`status` says whether it can.',
        type: CheckedQueue,
        example: CHECKED_QUEUE,
      },
    ],
  })
  async checkSNS(@Body() topic: CheckSNSBody, @Upstream() upstream: RequestOptions): Promise<CheckedQueue> {
    const { status, error } = await sendingSecrets(topic, this.stream.checkSNS(topic, upstream));
    return { status, ...(error !== undefined && { error }) };
  }

  @Post('check-sqs')
  @HttpCode(200)
  @Operation({
    summary: 'Check whether Stream can send events to a queue of Amazon SQS',
    description: 'Omitted fields are those of the settings of the app.',
    scopes: ['app:write'],
    body: { type: CheckSQSBody, examples: CHECK_SQS_EXAMPLES },
    answers: [
      {
        status: 200,
        description: '`status` says whether it can.',
        type: CheckedQueue,
        example: CHECKED_QUEUE,
      },
    ],
  })
  async checkSQS(@Body() queue: CheckSQSBody, @Upstream() upstream: RequestOptions): Promise<CheckedQueue> {
    const { status, error } = await sendingSecrets(queue, this.stream.checkSQS(queue, upstream));
    return { status, ...(error !== undefined && { error }) };
  }
}
