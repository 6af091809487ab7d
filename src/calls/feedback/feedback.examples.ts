import type { Wire } from '../../rest/wire';
import type { FoundFeedback } from './feedback.dto';

/** Of a participant. */
const SESSION = '5e0a5a3c-7f5e-4d0b-9d0c-6a1f0f3b8f11';

export const FEEDBACK_EXAMPLES = {
  'a good call': { rating: 5, sdk: 'stream-react', sdk_version: '1.2.3', user_session_id: SESSION },
  'a bad call': {
    rating: 2,
    sdk: 'stream-react',
    sdk_version: '1.2.3',
    user_session_id: SESSION,
    reason: 'The sound was choppy.',
  },
};

export const QUERY_FEEDBACK_EXAMPLES = {
  'bad ratings of a call': { filter_conditions: { call_cid: 'default:standup', rating: { $lte: 2 } } },
};

export const FOUND_FEEDBACK = {
  user_feedback: [
    {
      cid: 'default:standup',
      session_id: '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10',
      user_id: 'jack',
      rating: 2,
      reason: 'The sound was choppy.',
      sdk: 'stream-react',
      sdk_version: '1.2.3',
      platform: { browser: { name: 'Firefox' }, device: {}, os: { name: 'Linux' } },
    },
  ],
  duration: '31.20ms',
} satisfies Wire<FoundFeedback>;
