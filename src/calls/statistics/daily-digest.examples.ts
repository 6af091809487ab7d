import type { Wire } from '../../rest/wire';
import type { DailyDigest } from './daily-digest.dto';

export const DAILY_DIGEST = {
  date: '2026-01-15',
  status: 'pending',
  retry_after: 300,
  duration: '31.20ms',
} satisfies Wire<DailyDigest>;
