import type { DeletePushProviderRequest, PushProviderRequest } from '../../stream/push/push-provider.model';
import { PUSH_PROVIDERS, type PushProvider } from '../../stream/models/enums';
import { Field } from '../../stream/models/fields/field';
import { PUSH_PROVIDER_NAME_MAX_LENGTH } from '../../stream/models/limits';
import { DurationResponse } from '../../stream/models/response.model';

const DESCRIPTION_MAX_LENGTH = 128;
const REASON_MAX_LENGTH = 255;

/** The push provider that a path names. */
export class PushProviderParams {
  /** @example 'firebase' */
  @Field.enum(PUSH_PROVIDERS)
  provider_type!: DeletePushProviderRequest['type'];

  /** @example 'production' */
  @Field.text({ notEmpty: true, maxLength: PUSH_PROVIDER_NAME_MAX_LENGTH })
  provider_name!: string;
}

/** What is known of a push provider without its credentials. */
class PushProviderFields {
  @Field.text({ maxLength: DESCRIPTION_MAX_LENGTH, optional: true })
  description?: string;

  /** When pushes by this provider were turned off. */
  @Field.date({ optional: true })
  disabled_at?: Date;

  @Field.text({ maxLength: REASON_MAX_LENGTH, optional: true })
  disabled_reason?: string;

  /** `token` for a key (`.p8`), `certificate` for a certificate (`.p12`). */
  @Field.text({ optional: true })
  apn_auth_type?: string;

  @Field.text({ optional: true })
  apn_key_id?: string;

  @Field.text({ optional: true })
  apn_team_id?: string;

  /** The bundle id of the app. */
  @Field.text({ optional: true })
  apn_topic?: string;

  @Field.text({ optional: true })
  apn_host?: string;

  /** Whether to use the development environment of Apple. */
  @Field.boolean({ optional: true })
  apn_development?: boolean;

  @Field.text({ optional: true })
  firebase_host?: string;

  /** A Handlebars template of JSON, as are the next two. */
  @Field.text({ optional: true })
  firebase_apn_template?: string;

  @Field.text({ optional: true })
  firebase_data_template?: string;

  @Field.text({ optional: true })
  firebase_notification_template?: string;

  @Field.text({ optional: true })
  huawei_app_id?: string;

  @Field.text({ optional: true })
  xiaomi_package_name?: string;
}

/** A push provider with the credentials of its type: secrets that no response has. */
export class PushProviderBody
  extends PushProviderFields
  implements Omit<PushProviderRequest, 'name' | 'type'>
{
  /** The text of the `.p8` file: a secret. */
  @Field.text({ optional: true })
  apn_auth_key?: string;

  /** The certificate: a secret. */
  @Field.text({ optional: true })
  apn_p12_cert?: string;

  /** A Handlebars template of JSON. */
  @Field.text({ optional: true })
  apn_notification_template?: string;

  /** The JSON of a service account: a secret. */
  @Field.text({ optional: true })
  firebase_credentials?: string;

  /** A secret. */
  @Field.text({ optional: true })
  huawei_app_secret?: string;

  /** A secret. */
  @Field.text({ optional: true })
  xiaomi_app_secret?: string;
}

export class PushProviderDetails extends PushProviderFields {
  /** @example 'production' */
  name!: string;
  type!: PushProvider;
  apn_sandbox_certificate?: boolean;
  apn_supports_remote_notifications?: boolean;
  apn_supports_voip_notifications?: boolean;
  created_at!: Date;
  updated_at!: Date;
}

export class WrittenPushProvider extends DurationResponse {
  push_provider!: PushProviderDetails;
}

export class PushProviderList extends DurationResponse {
  push_providers!: PushProviderDetails[];
}
