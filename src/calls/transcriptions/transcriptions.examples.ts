import type { Wire } from '../../rest/wire';
import type { TranscriptionList } from './transcriptions.dto';

export const START_TRANSCRIPTION_EXAMPLES = {
  'in the language of the settings': {},
  'in English, with captions': { language: 'en', enable_closed_captions: true },
};

export const STOP_TRANSCRIPTION_EXAMPLES = {
  'the transcription': {},
  'the transcription and the captions': { stop_closed_captions: true },
};

export const TRANSCRIPTIONS = {
  transcriptions: [
    {
      filename: 'standup.jsonl',
      url: 'https://example.com/standup.jsonl?signature=abc',
      start_time: '2026-01-15T09:30:00.000Z',
      end_time: '2026-01-15T09:45:00.000Z',
      session_id: '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10',
    },
  ],
  duration: '5.67ms',
} satisfies Wire<TranscriptionList>;

export const START_CAPTIONS_EXAMPLES = {
  'in the language of the settings': {},
  'short captions in English': { language: 'en', speech_segment_config: { max_speech_caption_ms: 3000 } },
};

export const STOP_CAPTIONS_EXAMPLES = {
  'the captions': {},
  'the captions and the transcription': { stop_transcription: true },
};
