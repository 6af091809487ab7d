/** Measuring in rounds: what is compared runs in turn, A B A B …, so that a drift of the machine meets both alike. */

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * Calls per second of synchronous functions.
 * @param {Record<string, () => unknown>} contestants
 * @param {{ rounds: number, roundMs: number }} options
 * @returns {Record<string, number>} the median of the rounds
 */
function rates(contestants, { rounds, roundMs }) {
  const seen = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      const rate = rateOf(run, roundMs);
      if (round > 0) seen[name].push(rate); // the first round warms up
    }
  }
  return Object.fromEntries(Object.entries(seen).map(([name, values]) => [name, median(values)]));
}

function rateOf(run, roundMs) {
  const start = performance.now();
  let count = 0;
  let elapsed = 0;
  while (elapsed < roundMs) {
    for (let i = 0; i < 500; i++) run();
    count += 500;
    elapsed = performance.now() - start;
  }
  return (count / elapsed) * 1000;
}

/**
 * Calls per second, and CPU microseconds of this process per call, of asynchronous functions under constant concurrency.
 * @param {Record<string, () => Promise<unknown>>} contestants
 * @param {{ rounds: number, roundMs: number, concurrency: number }} options
 * @returns {Promise<Record<string, { rate: number, cpuMicros: number }>>}
 */
async function concurrentRates(contestants, { rounds, roundMs, concurrency }) {
  const seen = Object.fromEntries(
    Object.keys(contestants).map((name) => [name, { rate: [], cpuMicros: [] }]),
  );
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      const { rate, cpuMicros } = await concurrentRateOf(run, roundMs, concurrency);
      if (round === 0) continue;
      seen[name].rate.push(rate);
      seen[name].cpuMicros.push(cpuMicros);
    }
  }
  return Object.fromEntries(
    Object.entries(seen).map(([name, { rate, cpuMicros }]) => [
      name,
      { rate: median(rate), cpuMicros: median(cpuMicros) },
    ]),
  );
}

async function concurrentRateOf(run, roundMs, concurrency) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const end = start + roundMs;
  let count = 0;
  const worker = async () => {
    while (performance.now() < end) {
      await run();
      count++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const { user, system } = process.cpuUsage(cpu);
  return { rate: (count / (performance.now() - start)) * 1000, cpuMicros: (user + system) / count };
}

/**
 * Milliseconds of one call of an asynchronous function: the median of `count` calls, one after another.
 * @param {() => Promise<unknown>} run
 * @param {number} count
 */
async function medianMs(run, count) {
  for (let i = 0; i < Math.min(count, 20); i++) await run();
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return median(times);
}

module.exports = { median, rates, concurrentRates, medianMs };
