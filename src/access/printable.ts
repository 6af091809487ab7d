/** Text from outside, fit for a line of a log: printable ASCII only, so that it cannot begin a line of its own. */
export function printable(text: string, maxLength: number): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, maxLength);
}
