import type { Wire } from '../../rest/wire';
import type { PushPreferences } from './push-preferences.dto';

export const PUSH_PREFERENCES_EXAMPLES = {
  'no pushes about calls': { call_level: 'none' },
  'no pushes for a while': { disabled_until: '2027-01-15T09:30:00Z' },
};

export const PUSH_PREFERENCES = { call_level: 'none' } satisfies Wire<PushPreferences>;
