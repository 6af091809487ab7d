import { Body, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { sendingSecrets } from '../secrets/sending-secrets';
import { withoutSecrets } from '../secrets/without-secrets';
import {
  PushProviderBody,
  PushProviderList,
  PushProviderParams,
  WrittenPushProvider,
} from './push-providers.dto';
import { PUSH_PROVIDER_EXAMPLES, PUSH_PROVIDERS_ANSWER, WRITTEN_PROVIDER } from './push.examples';

@RestController('admin/push-providers', 'administration')
export class PushProvidersController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the push providers',
    scopes: ['push:read'],
    answers: [
      {
        status: 200,
        description: 'The push providers, without their credentials.',
        type: PushProviderList,
        example: PUSH_PROVIDERS_ANSWER,
      },
    ],
  })
  async listPushProviders(@Upstream() upstream: RequestOptions): Promise<PushProviderList> {
    return withoutSecrets(await this.stream.listPushProviders(upstream));
  }

  @Put(':provider_type/:provider_name')
  @Operation({
    summary: 'Create or replace a push provider',
    description: 'Returns 400 for credentials that do not work. No response has them.',
    scopes: ['push:write'],
    body: { type: PushProviderBody, examples: PUSH_PROVIDER_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The push provider, without its credentials.',
        type: WrittenPushProvider,
        example: WRITTEN_PROVIDER,
      },
    ],
    errors: [404],
  })
  async upsertPushProvider(
    @Param() { provider_type: type, provider_name: name }: PushProviderParams,
    @Body() provider: PushProviderBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<WrittenPushProvider> {
    const push_provider = { ...provider, type, name };
    return sendingSecrets(provider, this.stream.upsertPushProvider({ push_provider }, upstream));
  }

  @Delete(':provider_type/:provider_name')
  @HttpCode(204)
  @Operation({
    summary: 'Delete a push provider',
    scopes: ['push:write'],
    answers: [{ status: 204, description: 'The push provider is deleted.' }],
    errors: [404],
  })
  async deletePushProvider(
    @Param() { provider_type: type, provider_name: name }: PushProviderParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.deletePushProvider({ type, name }, upstream);
  }
}
