import { Body, Get, Param, Patch } from '@nestjs/common';
import { A_READABLE_CALL, ITS_CALL } from '../../access/rules/call-rules';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import { CallSettingsResponse } from '../../stream/models/settings/call-settings.model';
import type { RequestOptions } from '../../stream/request-options';
import { SETTINGS, SETTINGS_EXAMPLES } from '../calls.examples';
import { CallParams } from '../dto/call-params.dto';
import { CallSettingsPatch } from '../dto/settings-patch.dto';
import { CallSettingsService } from './call-settings.service';

@RestController('calls/:type/:id/settings', 'call settings')
export class CallSettingsController {
  constructor(private readonly settings: CallSettingsService) {}

  @Get()
  @Operation({
    summary: 'Read the settings of a call',
    description: "The settings in force: those of the call type with the call's own over them.",
    scopes: ['calls:read'],
    users: A_READABLE_CALL,
    answers: [{ status: 200, description: 'The settings.', type: CallSettingsResponse, example: SETTINGS }],
    errors: [404],
  })
  getSettings(
    @Param() call: CallParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<CallSettingsResponse> {
    return this.settings.read(call, upstream);
  }

  @Patch()
  @Operation({
    summary: 'Change settings of a call',
    description:
      'Any subset of the fields of any section. Fields that Stream requires in a section and that are left out are filled ' +
      'in from the settings in force. The call type stays as it is.',
    scopes: ['calls:write'],
    users: ITS_CALL,
    body: { type: CallSettingsPatch, examples: SETTINGS_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The settings now in force.',
        type: CallSettingsResponse,
        example: SETTINGS,
      },
    ],
    errors: [404],
  })
  updateSettings(
    @Param() call: CallParams,
    @Body() patch: CallSettingsPatch,
    @Upstream() upstream: RequestOptions,
  ): Promise<CallSettingsResponse> {
    return this.settings.patch(call, patch, upstream);
  }
}
