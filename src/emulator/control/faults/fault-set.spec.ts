import type { Fault, FaultTiming } from './fault';
import { FaultSet } from './fault-set';
import { seededRandom } from './seeded-random';

/** A fault whose kind does not matter. */
function aFault(timing: FaultTiming = {}): Fault {
  return { kind: 'status', status: 503, ...timing };
}

/** The numbers of the requests that are struck, of so many. */
function struck(faults: FaultSet, count: number, operation = 'GetCall'): number[] {
  return Array.from({ length: count }, (_, index) => index + 1).filter(
    () => faults.strike(operation) !== undefined,
  );
}

function setOf(...faults: readonly Fault[]): FaultSet {
  const set = new FaultSet(() => 0.5);
  for (const fault of faults) set.add(fault);
  return set;
}

describe('a fault', () => {
  it.each<[FaultTiming, number[]]>([
    [{}, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    [{ times: 2 }, [1, 2]],
    [{ every: 3 }, [3, 6, 9]],
    [{ after: 7 }, [8, 9, 10]],
    [{ after: 1, every: 4 }, [5, 9]],
    [{ after: 2, every: 2, times: 3 }, [4, 6, 8]],
    [{ probability: 0 }, []],
    [{ probability: 1 }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    [{ probability: 0.5 }, []],
    [{ probability: 0.51, every: 5 }, [5, 10]],
    [{ operation: 'GetCall', times: 1 }, [1]],
    [{ operation: ['UpdateUsers', 'GetCall'], times: 1 }, [1]],
    [{ operation: 'UpdateUsers' }, []],
    [{ operation: ['UpdateUsers'] }, []],
  ])('with %j strikes in turn', (timing, numbers) => {
    expect(struck(setOf(aFault(timing)), 10)).toEqual(numbers);
  });

  it('counts only the requests that it is for', () => {
    const faults = setOf(aFault({ operation: 'GetCall', every: 2 }));
    struck(faults, 3, 'UpdateUsers');
    expect(struck(faults, 4)).toEqual([2, 4]);
    expect(faults.list()).toMatchObject([{ matched: 4, struck: 2 }]);
  });

  it('counts for itself, whichever other one strikes', () => {
    const faults = setOf(aFault({ every: 2 }), aFault({ every: 3, times: 2 }));
    const ids = Array.from({ length: 12 }, () => faults.strike('GetCall')?.ids.join());
    expect(ids).toEqual([
      undefined,
      'fault-1',
      'fault-2',
      'fault-1',
      undefined,
      'fault-1',
      undefined,
      'fault-1',
      'fault-2',
      'fault-1',
      undefined,
      'fault-1',
    ]);
  });

  it('strikes a share of the requests that is its probability, the same ones for the same seed', () => {
    const timing = { probability: 0.3, seed: 42 };
    const numbers = struck(setOf(aFault(timing)), 10_000);
    expect(numbers.length).toBeGreaterThan(2800);
    expect(numbers.length).toBeLessThan(3200);
    expect(struck(setOf(aFault({ times: 1 }), aFault(timing)), 10_000)).toEqual(
      [1, ...numbers].filter((number, index, all) => number !== all[index - 1]),
    );
    expect(struck(setOf(aFault({ probability: 0.3, seed: 43 })), 10_000)).not.toEqual(numbers);
  });

  it('takes its chance from outside without a seed', () => {
    const row = [0.1, 0.9, 0.2];
    const faults = new FaultSet(() => row.shift() ?? 1);
    faults.add(aFault({ probability: 0.5 }));
    expect(struck(faults, 4)).toEqual([1, 3]);
  });

  it('never has the id of another one', () => {
    const faults = setOf(aFault());
    faults.clear();
    expect(faults.add(aFault())).toBe('fault-2');
  });
});

describe('latencies', () => {
  it('add up, with as much of the spread as chance says', () => {
    const faults = setOf(
      { kind: 'latency', delay: 100 },
      { kind: 'latency', delay: 10, spread: 20 },
      { kind: 'latency', delay: 1000, every: 2 },
    );
    expect(faults.strike('GetCall')).toEqual({ ids: ['fault-1', 'fault-2'], delay: 120 });
    expect(faults.strike('GetCall')).toEqual({ ids: ['fault-1', 'fault-2', 'fault-3'], delay: 1120 });
  });

  it('are the same again for the same seed', () => {
    const delays = () => {
      const faults = setOf({ kind: 'latency', delay: 0, spread: 100, seed: 7 });
      return Array.from({ length: 20 }, () => faults.strike('GetCall')?.delay);
    };
    expect(delays()).toEqual(delays());
    expect(new Set(delays()).size).toBe(20);
  });
});

describe('seeded chance', () => {
  it('is spread evenly from 0 to below 1, whatever the seed', () => {
    for (const seed of [0, 1, -1, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
      const random = seededRandom(seed);
      const tenths = Array.from({ length: 10 }, () => 0);
      for (let count = 0; count < 10_000; count += 1) tenths[Math.floor(random() * 10)]! += 1;
      expect(Math.min(...tenths)).toBeGreaterThan(850);
      expect(Math.max(...tenths)).toBeLessThan(1150);
    }
  });
});
