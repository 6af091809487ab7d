// Files of the repository that a script writes: with --check it only compares.
const { readFileSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const root = join(__dirname, '..');

/**
 * Writes a file, or with `--check` compares it.
 *
 * @param {string} command writes the file
 * @throws with `--check`, if the file is out of date
 */
exports.writeOrCheck = (file, text, command) => {
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text)
    throw new Error(`${relative(root, file)} is out of date: run \`${command}\`.`);
};

/** `text` with `content` between the comments `<!-- name -->` and `<!-- /name -->`. */
exports.filled = (text, name, content) =>
  text.replace(
    new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`),
    (_, start, end) => `${start}\n\n${content}\n\n${end}`,
  );

/** Runs a script; an error ends it with code 1 and its message. */
exports.run = async (main) => {
  try {
    await main();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
};
