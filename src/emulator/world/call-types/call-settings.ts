import type { CallSettingsResponse } from '../../../stream/models/settings/call-settings.model';
import type { Json, JsonObject } from '../json';

/** All settings of a call or a call type. */
export type CallSettings = CallSettingsResponse;

/** The sections and fields that a request or a call sets itself. */
export type SettingsOverride = Readonly<Record<string, JsonObject>>;

/** Lays an override over settings, section by section and field by field; lists are replaced as a whole. */
export function mergeSettings(settings: CallSettings, override: SettingsOverride | undefined): CallSettings {
  if (override === undefined) return settings;
  return mergeJson(settings as unknown as JsonObject, override) as unknown as CallSettings;
}

/** Lays a later override over an earlier one. */
export function mergeOverrides(
  earlier: SettingsOverride | undefined,
  later: SettingsOverride,
): SettingsOverride {
  return earlier === undefined ? later : (mergeJson(earlier, later) as SettingsOverride);
}

/** A copy of `base` in which every value that `patch` has stands instead; objects are merged, lists are not. */
export function mergeJson(base: Readonly<JsonObject>, patch: Readonly<JsonObject>): JsonObject {
  const patched = Object.entries(patch).map(([key, value]): [string, Json] => {
    const old = Object.hasOwn(base, key) ? base[key] : undefined;
    return [key, isObject(old) && isObject(value) ? mergeJson(old, value) : value];
  });
  return Object.fromEntries([...Object.entries(base), ...patched]);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
