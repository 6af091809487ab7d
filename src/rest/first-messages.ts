/** A long list of broken rules helps nobody. */
const MESSAGES_MAX = 100;

/** The first hundred messages, and how many more there are. */
export function firstMessages(messages: readonly string[]): string[] {
  if (messages.length <= MESSAGES_MAX) return [...messages];
  return [...messages.slice(0, MESSAGES_MAX), `and ${messages.length - MESSAGES_MAX} more`];
}
