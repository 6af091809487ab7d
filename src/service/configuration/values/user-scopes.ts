import { SCOPES, type Scope } from '../../../access/scope';
import { StreamConfigurationError } from '../../../stream/stream.errors';
import type { ParseValue } from '../variables/variable';
import { splitList } from './list';

/** Scopes with spaces or commas between; `none` for none. */
export const userScopes: ParseValue<readonly Scope[]> = (name, text) => {
  if (text.trim() === 'none') return [];
  const words = splitList(text, /[\s,]+/);
  const unknown = words.find((word) => !SCOPES.some((scope) => scope === word));
  if (unknown === undefined) return SCOPES.filter((scope) => words.includes(scope));
  throw new StreamConfigurationError(
    `${name} must be scopes with spaces between, or none. There are: ${SCOPES.join(', ')}; not '${unknown}'.`,
  );
};
