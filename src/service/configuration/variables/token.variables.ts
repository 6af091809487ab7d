import { wholeNumber } from '../values/whole-number';
import { splitList } from '../values/list';
import type { ParseValue, Variable } from './variable';

/** Roles with commas between; `*` for any, which is `undefined`. */
const tokenRoles: ParseValue<readonly string[] | undefined> = (_name, text) =>
  text.trim() === '*' ? undefined : splitList(text, ',');

/** What the tokens for Stream may be that the service mints, for services and users alike. */
export const TOKEN_VARIABLES = {
  maxTokenValidity: {
    name: 'MAX_TOKEN_VALIDITY',
    meaning: 'seconds that a token for Stream may be valid at most',
    usedBy: 'service',
    default: '604800',
    parse: wholeNumber(1, 315_360_000),
  },
  tokenRoles: {
    name: 'TOKEN_ROLES',
    meaning: 'roles that such a token may have, with commas between; `*`: any',
    usedBy: 'service',
    default: 'user,guest,host,call_member',
    parse: tokenRoles,
  },
  maxTokenCalls: {
    name: 'MAX_TOKEN_CALLS',
    meaning: 'calls that such a token may name at most',
    usedBy: 'service',
    default: '100',
    parse: wholeNumber(1, 10_000),
  },
  maxTokenBytes: {
    name: 'MAX_TOKEN_BYTES',
    meaning: 'bytes that such a token may have at most',
    usedBy: 'service',
    default: '8192',
    parse: wholeNumber(512, 65_536),
  },
} satisfies Record<string, Variable>;
