/* eslint-disable @typescript-eslint/no-require-imports -- the bench is plain JavaScript */
interface Row {
  readonly what: string;
  readonly unit: 'perSecond' | 'mebibytes';
  readonly measured: number;
  readonly baseline: { readonly name: string; readonly value: number };
  readonly ratio: number;
  readonly reach?: string;
}

interface Turn {
  readonly rows: readonly Row[];
  readonly failures: readonly { readonly what: string; readonly reason: string }[];
}

interface Measurement {
  readonly rows: readonly string[];
  measure(): Promise<readonly Row[]>;
}

interface Choice {
  readonly parts: readonly string[];
  readonly only: readonly string[];
  readonly short: boolean;
  readonly compare?: string;
  readonly turns: number;
}

const { parseArguments } = require('../../bench/arguments.cjs') as {
  parseArguments: (args: readonly string[], parts: readonly string[]) => Choice;
};
const { chosenMeasurements, measureAll } = require('../../bench/measurements.cjs') as {
  chosenMeasurements: (choice: Pick<Choice, 'parts' | 'only' | 'short'>) => readonly Measurement[];
  measureAll: (measurements: readonly Measurement[]) => Promise<Turn>;
};
const { comparison } = require('../../bench/compare/comparison.cjs') as {
  comparison: (name: string, turns: readonly { readonly then: Turn; readonly now: Turn }[]) => string;
};

describe('the arguments of the bench', () => {
  const parse = (...args: string[]) => parseArguments(args, ['tokens', 'emulator']);

  it('choose parts, rows, a revision and turns, in any order', () => {
    expect(
      parse('emulator', '--only', 'a call', '--compare', 'HEAD~3', '--only', 'page', '--turns', '5'),
    ).toEqual({ parts: ['emulator'], only: ['a call', 'page'], short: false, compare: 'HEAD~3', turns: 5 });
    expect(parse('--short')).toEqual({ parts: [], only: [], short: true, turns: 3 });
  });

  it.each([
    [['gateway'], 'Unknown part gateway. Parts: tokens, emulator.'],
    [['--quick'], 'Unknown option --quick. Options: --short, --only, --compare, --turns.'],
    [['--compare'], '--compare needs a value.'],
    [['--only', '--short'], '--only needs a value.'],
    [['--compare', 'HEAD', '--turns', '0'], "--turns must be a positive integer; received '0'."],
    [['--turns', '2'], '--turns needs --compare: without it every row is measured once.'],
  ])('are rejected if they are wrong: %j', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });
});

describe('the rows of the bench', () => {
  it('are those of the named parts with one of the texts in their name', () => {
    const rowsOf = (parts: string[], only: string[]) =>
      chosenMeasurements({ parts, only, short: true }).flatMap(({ rows }) => rows);

    expect(rowsOf(['tokens', 'emulator'], ['user tokens', 'READING A CALL'])).toEqual([
      'user tokens per second',
      'emulator, reading a call, per second',
      'emulator, CPU of reading a call',
    ]);
    expect(() => rowsOf(['tokens'], ['no such row'])).toThrow('No row has "no such row" in its name.');
  });

  it('fail alone: what one measurement cannot do says why', async () => {
    const works = { rows: ['a'], measure: () => Promise.resolve([row('a', 1)]) };
    const fails = { rows: ['b', 'c'], measure: () => Promise.reject(new Error('no such export\nat x')) };

    expect(await measureAll([fails, works])).toEqual({
      rows: [row('a', 1)],
      failures: [
        { what: 'b', reason: 'no such export' },
        { what: 'c', reason: 'no such export' },
      ],
    });
  });
});

describe('two builds side by side', () => {
  const turn = (...rows: Row[]): Turn => ({ rows, failures: [] });

  it('have the medians of their turns, and the change from turn to turn', () => {
    const text = comparison('abc123', [
      { then: turn(row('reads', 100)), now: turn(row('reads', 150)) },
      { then: turn(row('reads', 200)), now: turn(row('reads', 400)) },
      { then: turn(row('reads', 110)), now: turn(row('reads', 198)) },
    ]);

    expect(text.split('\n')).toEqual([
      '| what | baseline | abc123 | now | now / then | abc123 / baseline | now / baseline | to reach |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      '| reads | bare | 110/s | 198/s | 1.80x (1.50x to 2.00x), better | 0.11x | 0.20x | 0.5x |',
    ]);
  });

  it('says whether less is better, and whether the change is clear', () => {
    const memory = (measured: number): Row => ({ ...row('memory', measured), unit: 'mebibytes' });
    const changeOf = (then: readonly Row[], now: readonly Row[]) =>
      comparison(
        'abc123',
        then.map((one, at) => ({ then: turn(one), now: turn(now[at]!) })),
      )
        .split('\n')[2]!
        .split(' | ')[4];

    expect(changeOf([memory(10)], [memory(5)])).toBe('0.50x (0.50x to 0.50x), better');
    expect(changeOf([memory(10)], [memory(20)])).toBe('2.00x (2.00x to 2.00x), worse');
    expect(changeOf([row('reads', 10)], [row('reads', 5)])).toBe('0.50x (0.50x to 0.50x), worse');
    expect(changeOf([memory(10), memory(10)], [memory(9), memory(11)])).toContain('no clear change');
  });

  it('name the rows that a build cannot run, each once', () => {
    const failed: Turn = { rows: [], failures: [{ what: 'pages', reason: 'x is not a function' }] };
    const text = comparison('abc123', [
      { then: failed, now: turn(row('pages', 10)) },
      { then: failed, now: turn(row('pages', 10)) },
    ]);

    expect(text).toContain('| pages | bare | not measured | 10/s |  | not measured | 0.01x | 0.5x |');
    expect(text.match(/abc123 cannot run "pages": x is not a function/g)).toHaveLength(1);
  });
});

function row(what: string, measured: number): Row {
  return {
    what,
    unit: 'perSecond',
    measured,
    baseline: { name: 'bare', value: 1000 },
    ratio: measured / 1000,
    reach: '0.5x',
  };
}
