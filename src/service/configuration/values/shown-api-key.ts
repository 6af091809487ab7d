/** Keys of Stream have some 12 characters, secrets 64. */
const LONGEST_KEY = 32;

/** Stream's API key, which is public; not so the secret, which people take for the key. */
export function shownApiKey(text: string): string {
  return text.length > LONGEST_KEY ? `set, ${text.length} characters, which is long for a key` : text;
}
