import type { PushProvider } from '../models/enums';
import type { DurationResponse } from '../models/response.model';
import type { UserRequest } from '../models/user.model';

export interface CheckPushRequest {
  /** The user whose devices get the test message. Give this or `user`. */
  readonly user_id?: string;
  /** Creates or replaces the user. */
  readonly user?: UserRequest;
  /** Default: `message.new`. */
  readonly event_type?:
    'message.new' | 'message.updated' | 'reaction.new' | 'reaction.updated' | 'notification.reminder_due';
  readonly push_provider_type?: PushProvider;
  readonly push_provider_name?: string;
  /** The Chat message to push. */
  readonly message_id?: string;
  /** Templates to try in place of the configured ones. */
  readonly apn_template?: string;
  readonly firebase_template?: string;
  readonly firebase_data_template?: string;
  /** Renders the templates even if the user has no device. Default: false. */
  readonly skip_devices?: boolean;
}

export interface DeviceErrorInfo {
  provider: string;
  provider_name: string;
  error_message: string;
}

export interface CheckPushResponse extends DurationResponse {
  event_type?: string;
  /** By device id. */
  device_errors?: Record<string, DeviceErrorInfo>;
  general_errors?: string[];
  rendered_apn_template?: string;
  rendered_firebase_template?: string;
  rendered_message?: Record<string, string>;
  skip_devices?: boolean;
}
