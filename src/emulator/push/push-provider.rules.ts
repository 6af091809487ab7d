import type { PushProvider } from '../../stream/models/enums';
import { inputError, notFound } from '../protocol/stream-fault';
import { parseTime } from '../protocol/wire-time';
import type { App } from '../world/app';
import type { Json, JsonObject } from '../world/json';
import type { PushProviderRecord } from '../world/push-store';

export interface PushProviderRequest extends JsonObject {
  readonly name: string;
  readonly type: PushProvider;
}

/**
 * Adds a push provider or replaces it. Nobody is asked whether the credentials work: they have to look like the ones of
 * the provider, or the answer is 400/4.
 */
export function upsertProvider(app: App, { name, type, ...fields }: PushProviderRequest): PushProviderRecord {
  if (!CREDENTIALS[type](fields)) throw inputError(`${type} credentials are invalid`);
  const now = app.clock.now();
  const createdAt = app.push.provider(type, name)?.createdAt ?? now;
  const provider: PushProviderRecord = { type, name, createdAt, updatedAt: now, fields: withTimes(fields) };
  app.push.putProvider(provider);
  return provider;
}

/** Throws 404/16 if there is no such provider. */
export function deleteProvider(app: App, type: string, name: string): void {
  if (!app.push.removeProvider(type, name))
    throw notFound(`push provider "${name}" of type "${type}" does not exist`);
}

const CREDENTIALS: Readonly<Record<PushProvider, (fields: JsonObject) => boolean>> = {
  apn: ({ apn_auth_key, apn_key_id, apn_team_id, apn_p12_cert }) =>
    isText(apn_p12_cert, /./) ||
    (isText(apn_auth_key, /-----BEGIN PRIVATE KEY-----/) &&
      isText(apn_key_id, /./) &&
      isText(apn_team_id, /./)),
  firebase: ({ firebase_credentials, firebase_server_key }) =>
    isText(firebase_server_key, /./) || isText(firebase_credentials, /"private_key"/),
  huawei: ({ huawei_app_id, huawei_app_secret }) =>
    isText(huawei_app_id, /^\d+$/) && isText(huawei_app_secret, /^[\da-f]{64}$/i),
  xiaomi: ({ xiaomi_package_name, xiaomi_app_secret }) =>
    isText(xiaomi_package_name, /\./) && isText(xiaomi_app_secret, /^[A-Za-z\d+/]{22}==$/),
};

function isText(value: Json | undefined, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

/** The date among the fields as it is stored: in microseconds. */
function withTimes(fields: JsonObject): JsonObject {
  const disabledAt = parseTime(fields.disabled_at);
  return disabledAt === undefined ? fields : { ...fields, disabled_at: disabledAt };
}
