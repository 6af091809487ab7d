import type { ParseValue } from '../variables/variable';
import { choice } from './choice';

const parseWord = choice(['true', 'false', '1', '0']);

/** Yes or no. */
export const flag: ParseValue<boolean> = (name, text) => ['true', '1'].includes(parseWord(name, text));
