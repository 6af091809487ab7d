import { DEFAULT_SETTINGS } from '../world/call-types/built-in-settings';
import { mergeSettings, type CallSettings } from '../world/call-types/call-settings';
import type { App } from '../world/app';
import type { CallRecord } from '../world/call';

/** What the call sets itself, over its type as it is now. A call may outlive its type. */
export function effectiveSettings(
  app: App,
  call: Pick<CallRecord, 'type' | 'settingsOverride'>,
): CallSettings {
  return mergeSettings(app.callTypes.get(call.type)?.settings ?? DEFAULT_SETTINGS, call.settingsOverride);
}
