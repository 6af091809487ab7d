// Performance as ratios to a baseline measured in the same run. `--short` is a smoke test; name parts to run only those:
// npm run bench -- tokens client
const parts = {
  tokens: require('./tokens.bench.cjs'),
  webhooks: require('./webhooks.bench.cjs'),
  client: require('./client.bench.cjs'),
  pages: require('./pages.bench.cjs'),
  gateway: require('./gateway.bench.cjs'),
  emulator: require('./emulator.bench.cjs'),
};

async function main() {
  const args = process.argv.slice(2);
  const short = args.includes('--short');
  const named = args.filter((arg) => !arg.startsWith('--'));
  const unknown = named.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(`No such part: ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}`);

  const rows = [];
  for (const [name, part] of Object.entries(parts)) {
    if (named.length > 0 && !named.includes(name)) continue;
    rows.push(...(await part({ short })));
  }
  console.log(table(rows));
  if (short) console.log('\nShort run: the ratios are a smoke test, not a measurement.');
}

/** @param {{ what: string, baseline: string, measured: string, ratio: string, reach?: string }[]} rows */
function table(rows) {
  const header = {
    what: 'what',
    measured: 'measured',
    baseline: 'baseline',
    ratio: 'ratio',
    reach: 'to reach',
  };
  const line = ({ what, measured, baseline, ratio, reach = '' }) =>
    `| ${[what, measured, baseline, ratio, reach].join(' | ')} |`;
  return [line(header), '| --- | --- | --- | --- | --- |', ...rows.map(line)].join('\n');
}

main().catch((error) => {
  console.error(error);
  process.exit(1); // servers of a part that failed may still be open
});
