import type { Wire } from '../../rest/wire';
import type { RecordingList } from './recordings.dto';

export const START_RECORDING_EXAMPLES = { 'to the storage of the call type': {} };

export const RECORDINGS = {
  recordings: [
    {
      filename: 'standup.mp4',
      url: 'https://example.com/standup.mp4?signature=abc',
      start_time: '2026-01-15T09:30:00.000Z',
      end_time: '2026-01-15T09:45:00.000Z',
      session_id: '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10',
      recording_type: 'composite',
    },
  ],
  duration: '5.67ms',
} satisfies Wire<RecordingList>;
