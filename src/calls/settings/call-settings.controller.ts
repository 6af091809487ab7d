import { BadRequestException, Body, Get, Patch } from '@nestjs/common';
import { CAN_READ_CALL, OWNS_CALL } from '../../access/rules/call-rules';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import type { Call } from '../../stream/calls/call';
import { CallSettingsResponse } from '../../stream/models/settings/call-settings.model';
import { SETTINGS, SETTINGS_EXAMPLES } from '../calls.examples';
import { CallSettingsPatch } from '../dto/settings-patch.dto';
import { OnCall } from '../on-call.decorator';
import { fillRequiredSettings } from './fill-required-settings';

@RestController('calls/:type/:id/settings', 'call settings')
export class CallSettingsController {
  @Get()
  @Operation({
    summary: 'Read the settings of a call',
    description: "The settings in force: those of the call type with the call's own over them.",
    scopes: ['calls:read'],
    users: CAN_READ_CALL,
    answers: [{ status: 200, description: 'The settings.', type: CallSettingsResponse, example: SETTINGS }],
    errors: [404],
  })
  getSettings(@OnCall() call: Call): Promise<CallSettingsResponse> {
    return readSettings(call);
  }

  @Patch()
  @Operation({
    summary: 'Change settings of a call',
    description:
      'Any subset of the fields of any section. Fields that Stream requires in a section and that are left out are filled ' +
      'in from the settings in force. The call type stays as it is.',
    scopes: ['calls:write'],
    users: OWNS_CALL,
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
  async updateSettings(
    @OnCall() call: Call,
    @Body() patch: CallSettingsPatch,
  ): Promise<CallSettingsResponse> {
    const { settings, problems } = fillRequiredSettings(patch, await readSettings(call));
    if (problems) throw new BadRequestException(problems);
    const answer = await call.update({ settings_override: settings });
    return answer.call.settings;
  }
}

async function readSettings(call: Call): Promise<CallSettingsResponse> {
  const answer = await call.get({ members_limit: 0 });
  return answer.call.settings;
}
