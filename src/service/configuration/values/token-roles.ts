import type { ParseValue } from '../variables/variable';
import { splitList } from './list';

/** Roles with commas between; `*` for any, which is `undefined`. */
export const tokenRoles: ParseValue<readonly string[] | undefined> = (_name, text) =>
  text.trim() === '*' ? undefined : splitList(text, ',');
