import { requireModest } from './response-excess';

/**
 * What JSON says; text that is not JSON stays text.
 *
 * @throws ResponseExcess when it has too many values
 */
export function parseBody(text: string): unknown {
  requireModest(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
