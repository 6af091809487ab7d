import { PartialDeep } from '../../rest/partial-deep';
import { CallSettingsRequest } from '../../stream/models/settings/call-settings.model';

/** Any subset of the fields of any section; what is left out stays as it is. */
export class CallSettingsPatch extends PartialDeep(CallSettingsRequest) {}
