import { inputError } from './stream-fault';

/** The name of one of Stream's operations. Throws 400/4 for anything else: under a mistyped name nothing would ever happen. */
export function requireOperation(name: unknown, known: ReadonlySet<string>, field: string): string {
  if (typeof name === 'string' && known.has(name)) return name;
  throw inputError(
    `${field} must be one of Stream's operation ids, such as GetCall or UpdateUsers, not ${JSON.stringify(name)}`,
    field,
  );
}
