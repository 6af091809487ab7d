/** One line for each place in which `sent` differs from `recorded`. */
export function differences(recorded: unknown, sent: unknown, place: string): string[] {
  if (isObject(recorded) && isObject(sent)) {
    const names = [...new Set([...Object.keys(recorded), ...Object.keys(sent)])];
    return names.flatMap((name) => differences(recorded[name], sent[name], `${place}.${name}`));
  }
  const [before, now] = [shown(recorded), shown(sent)];
  return before === now ? [] : [`${place}: recorded ${before}, sent ${now}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
