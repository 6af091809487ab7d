import { Body, Get, Put, Query } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import {
  PushTemplateBody,
  PushTemplateList,
  PushTemplatesQuery,
  WrittenPushTemplate,
} from './push-templates.dto';
import { PUSH_TEMPLATE_EXAMPLES, PUSH_TEMPLATES, WRITTEN_TEMPLATE } from './push.examples';

@RestController('admin/push-templates', 'administration')
export class PushTemplatesController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the templates of a push provider',
    description:
      'Of events of Chat and Feeds; for those of calls, see `notification_settings` of call types.',
    scopes: ['push:read'],
    answers: [
      { status: 200, description: 'The templates.', type: PushTemplateList, example: PUSH_TEMPLATES },
    ],
    errors: [404],
  })
  getPushTemplates(
    @Query() query: PushTemplatesQuery,
    @Upstream() upstream: RequestOptions,
  ): Promise<PushTemplateList> {
    return this.stream.getPushTemplates(query, upstream);
  }

  @Put()
  @Operation({
    summary: 'Create or change the template of an event',
    scopes: ['push:write'],
    body: { type: PushTemplateBody, examples: PUSH_TEMPLATE_EXAMPLES },
    answers: [
      { status: 200, description: 'The template.', type: WrittenPushTemplate, example: WRITTEN_TEMPLATE },
    ],
    errors: [404],
  })
  upsertPushTemplate(
    @Body() template: PushTemplateBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<WrittenPushTemplate> {
    return this.stream.upsertPushTemplate(template, upstream);
  }
}
