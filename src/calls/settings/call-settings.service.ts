import { BadRequestException, Injectable } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import type { CallSettingsResponse } from '../../stream/models/settings/call-settings.model';
import { StreamClient } from '../../stream/stream.client';
import type { CallParams } from '../dto/call-params.dto';
import type { CallSettingsPatch } from '../dto/settings-patch.dto';
import { fillRequiredSettings } from './fill-required-settings';

@Injectable()
export class CallSettingsService {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  async read({ type, id }: CallParams): Promise<CallSettingsResponse> {
    const { call } = await this.stream.video.call(type, id).get({ members_limit: 0 });
    return call.settings;
  }

  async patch({ type, id }: CallParams, patch: CallSettingsPatch): Promise<CallSettingsResponse> {
    const { settings, problems } = fillRequiredSettings(patch, await this.read({ type, id }));
    if (problems) throw new BadRequestException(problems);
    const { call } = await this.stream.video.call(type, id).update({ settings_override: settings });
    return call.settings;
  }
}
