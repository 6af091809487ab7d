/** Words that stand for a value to be filled in. */
const ASKS_TO_BE_REPLACED = [
  /(change|replace|fill)[-_ ]?(me|this|it|in)/i,
  /place[-_ ]?holder/i,
  /example/i,
  /^your[-_ ]|[-_ ]your[-_ ]/i,
  /^<.*>$|^\[.*\]$|^\{.*\}$|^\$/,
  /…|\.{3}|\*{3}/,
  /(^|[-_ ])x{3,}([-_ ]|$)|x{6}/i,
];

/** Words that placeholders are made of; a secret may have them in it, but not consist of them. */
const FILLERS =
  /development|characters|placeholder|password|passwort|testing|default|deadbeef|secret|stream|server|abcdef|qwerty|token|super|admin|local|least|dummy|sample|some|long|test|with|keys?|this|that|must|here|pass|demo|null|jwt|api|app|dev|foo|bar|baz|bit|the|my|at|be|is|0123456789|1234567890|123456789|12345678|1234567|123456|12345|1234|123|256/gi;

const MIN_DISTINCT = 5;
const MIN_REST = 8;

/** Why a secret is obviously none, as the end of a sentence; `undefined` when it may be one. */
export function placeholderProblem(secret: string, minLength: number): string | undefined {
  if (ASKS_TO_BE_REPLACED.some((pattern) => pattern.test(secret)) || isMadeOfFillers(secret)) {
    return 'is a placeholder, which anybody can guess';
  }
  if (secret.length < minLength) {
    return `has only ${secret.length} characters, fewer than ${minLength}`;
  }
  return new Set(secret).size < MIN_DISTINCT ? 'repeats a few characters, which can be guessed' : undefined;
}

function isMadeOfFillers(secret: string): boolean {
  const rest = secret.replace(FILLERS, '');
  return rest.length < secret.length && rest.replace(/[-_. ]/g, '').length < MIN_REST;
}
