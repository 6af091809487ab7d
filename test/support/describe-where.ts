/**
 * `describe` where what the tests need is there. Otherwise they are skipped and one line says why; with
 * `TEST_SKIPS=forbidden`, as in CI, that is a failure.
 *
 * @param needed what the tests need; `undefined` or `false` when it is absent
 * @param absence why they are skipped, such as "there is no redis-server in PATH"
 */
export function describeWhere(needed: unknown, absence: string, name: string, tests: () => void): void {
  if (needed !== undefined && needed !== false) {
    describe(name, tests);
    return;
  }
  if (process.env.TEST_SKIPS === 'forbidden') throw new Error(`"${name}" cannot run: ${absence}.`);
  process.stderr.write(`Skipped "${name}": ${absence}.\n`);
  describe.skip(name, tests);
}
