import { BadRequestException, Injectable } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import type { CallSettingsResponse } from '../../stream/models/settings/call-settings.model';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import type { CallParams } from '../dto/call-params.dto';
import type { CallSettingsPatch } from '../dto/settings-patch.dto';
import { fillRequiredSettings } from './fill-required-settings';

@Injectable()
export class CallSettingsService {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  async read({ type, id }: CallParams, upstream: RequestOptions): Promise<CallSettingsResponse> {
    const { call } = await this.stream.video.call(type, id).get({ members_limit: 0 }, upstream);
    return call.settings;
  }

  async patch(
    { type, id }: CallParams,
    patch: CallSettingsPatch,
    upstream: RequestOptions,
  ): Promise<CallSettingsResponse> {
    const { settings, problems } = fillRequiredSettings(patch, await this.read({ type, id }, upstream));
    if (problems) throw new BadRequestException(problems);
    const { call } = await this.stream.video.call(type, id).update({ settings_override: settings }, upstream);
    return call.settings;
  }
}
