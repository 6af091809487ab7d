export const CAPTION_EXAMPLES = {
  'something said': { speaker_id: 'jack', text: 'Good morning!', user_id: 'john', language: 'en' },
};
