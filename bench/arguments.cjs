const DEFAULT_TURNS = 3;

/**
 * What the command line asks for.
 * @typedef {object} Choice
 * @property {string[]} parts all if it is empty
 * @property {string[]} only texts in the names of the rows; all rows if it is empty
 * @property {boolean} short
 * @property {string} [compare] the revision to compare with
 * @property {number} turns of each build in a comparison
 */

/**
 * @param {readonly string[]} args such as `emulator --only 'reading a call' --compare HEAD~3 --turns 5`
 * @param {readonly string[]} knownParts
 * @returns {Choice}
 * @throws for what is unknown, and for an option without its value.
 */
function parseArguments(args, knownParts) {
  const choice = { parts: [], only: [], short: false, turns: DEFAULT_TURNS };
  const rest = [...args];
  while (rest.length > 0) {
    const arg = rest.shift();
    if (arg === '--short') choice.short = true;
    else if (arg === '--only') choice.only.push(valueOf(arg, rest));
    else if (arg === '--compare') choice.compare = valueOf(arg, rest);
    else if (arg === '--turns') choice.turns = numberOf(arg, rest);
    else if (arg.startsWith('-'))
      throw new Error(`Unknown option ${arg}. Options: --short, --only, --compare, --turns.`);
    else if (!knownParts.includes(arg))
      throw new Error(`Unknown part ${arg}. Parts: ${knownParts.join(', ')}.`);
    else choice.parts.push(arg);
  }
  if (args.includes('--turns') && choice.compare === undefined)
    throw new Error('--turns needs --compare: without it every row is measured once.');
  return choice;
}

function valueOf(option, rest) {
  const value = rest.shift();
  if (value === undefined || value.startsWith('-')) throw new Error(`${option} needs a value.`);
  return value;
}

function numberOf(option, rest) {
  const value = valueOf(option, rest);
  if (!/^[1-9]\d*$/.test(value))
    throw new Error(`${option} must be a positive integer; received '${value}'.`);
  return Number(value);
}

module.exports = { parseArguments };
