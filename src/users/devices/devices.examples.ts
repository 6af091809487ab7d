import type { Wire } from '../../rest/wire';
import type { DeviceList } from './devices.dto';

const TOKEN = 'fMEP0vJqS0:APA91bHqX35';

export const DEVICES = {
  devices: [
    {
      id: TOKEN,
      user_id: 'john',
      push_provider: 'firebase',
      push_provider_name: 'production',
      created_at: '2026-01-15T09:30:00.000Z',
    },
  ],
} satisfies Wire<DeviceList>;

export const DEVICE_EXAMPLES = {
  'an Android phone': { id: TOKEN, push_provider: 'firebase', push_provider_name: 'production' },
};
