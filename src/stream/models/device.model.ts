import type { PushProvider } from './enums';

/** A phone or browser that receives push notifications. */
export class DeviceResponse {
  id!: string;
  user_id!: string;
  push_provider!: PushProvider;
  push_provider_name?: string;
  created_at!: Date;
  disabled?: boolean;
  disabled_reason?: string;
  hardware_id?: string;
  /** Whether the token is for VoIP pushes. */
  voip?: boolean;
}
