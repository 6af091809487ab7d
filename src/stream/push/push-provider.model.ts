import type { PushProvider } from '../models/enums';
import type { DurationResponse } from '../models/response.model';

interface PushProviderFields {
  /** At most 128 characters. */
  description?: string;
  /** When pushes by this provider were turned off. */
  disabled_at?: Date;
  /** At most 255 characters. */
  disabled_reason?: string;
  /** `token` for a key (`.p8`), `certificate` for a certificate (`.p12`). */
  apn_auth_type?: string;
  /** The text of the `.p8` file: a secret. */
  apn_auth_key?: string;
  apn_key_id?: string;
  apn_team_id?: string;
  /** The bundle id of the app. */
  apn_topic?: string;
  /** The certificate: a secret. */
  apn_p12_cert?: string;
  apn_host?: string;
  /** Whether to use the development environment of Apple. */
  apn_development?: boolean;
  /** The JSON of a service account: a secret. */
  firebase_credentials?: string;
  /** @deprecated Firebase takes `firebase_credentials`. */
  firebase_server_key?: string;
  firebase_host?: string;
  /** Templates are Handlebars templates of JSON. */
  firebase_apn_template?: string;
  firebase_data_template?: string;
  firebase_notification_template?: string;
  huawei_app_id?: string;
  /** A secret. */
  huawei_app_secret?: string;
  xiaomi_package_name?: string;
  /** A secret. */
  xiaomi_app_secret?: string;
}

/** A push provider with the credentials of its type. */
export interface PushProviderRequest extends Readonly<PushProviderFields> {
  /** 1 to 36 characters. */
  readonly name: string;
  readonly type: PushProvider;
  readonly apn_notification_template?: string;
}

export interface UpsertPushProviderRequest {
  readonly push_provider: PushProviderRequest;
}

/** A push provider. Keep its credentials out of logs and front ends. */
export interface PushProviderResponse extends PushProviderFields {
  name: string;
  type: PushProvider;
  apn_sandbox_certificate?: boolean;
  apn_supports_remote_notifications?: boolean;
  apn_supports_voip_notifications?: boolean;
  created_at: Date;
  updated_at: Date;
}

export interface UpsertPushProviderResponse extends DurationResponse {
  push_provider: PushProviderResponse;
}

export interface ListPushProvidersResponse extends DurationResponse {
  push_providers: PushProviderResponse[];
}

export interface DeletePushProviderRequest {
  readonly type: PushProvider;
  readonly name: string;
}
