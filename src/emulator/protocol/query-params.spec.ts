import {
  booleanParam,
  integerParam,
  jsonParam,
  listParam,
  readPayload,
  requiredParam,
  dateParam,
} from './query-params';

const query = (text: string) => new URLSearchParams(text);

describe('query parameters', () => {
  it('reads booleans, and nothing where there is none', () => {
    expect(booleanParam(query('ring=true'), 'ring')).toBe(true);
    expect(booleanParam(query('ring=0'), 'ring')).toBe(false);
    expect(booleanParam(query('ring='), 'ring')).toBeUndefined();
    expect(() => booleanParam(query('ring=maybe'), 'ring')).toThrow(
      'expected boolean for field "ring" but got "maybe"',
    );
  });

  it('reads integers inside their range', () => {
    const range = { min: 0, max: 100 };
    expect(integerParam(query('n=100'), 'n', range)).toBe(100);
    expect(integerParam(query(''), 'n', range)).toBeUndefined();
    expect(() => integerParam(query('n=101'), 'n', range)).toThrow('n must be 100 or less');
    expect(() => integerParam(query('n=-1'), 'n', range)).toThrow('n must be 0 or greater');
    expect(() => integerParam(query('n=1.5'), 'n', range)).toThrow(
      'expected number for field "n" but got "1.5"',
    );
  });

  it('reads dates, as text or in nanoseconds', () => {
    const noon = Date.UTC(2026, 0, 1, 12) * 1000;
    expect(dateParam(query('at=2026-01-01T12:00:00Z'), 'at')).toBe(noon);
    expect(dateParam(query(`at=${String(noon)}000`), 'at')).toBe(noon);
    expect(dateParam(query('at='), 'at')).toBeUndefined();
    expect(() => dateParam(query('at=noon'), 'at')).toThrow('expected date for field "at" but got "noon"');
  });

  it('reads JSON', () => {
    expect(jsonParam(query('a={"b":1}'), 'a')).toEqual({ b: 1 });
    expect(jsonParam(query(''), 'a')).toBeUndefined();
    expect(() => jsonParam(query('a={'), 'a')).toThrow('expected JSON for field "a" but got "{"');
  });

  it('reads lists however often their items were encoded', () => {
    expect(listParam(query('ids=a,b'), 'ids')).toEqual(['a', 'b']);
    expect(listParam(query('ids=a&ids=b'), 'ids')).toEqual(['a', 'b']);
    expect(
      listParam(query(`ids=${encodeURIComponent(['x%y', 'a,b'].map(encodeURIComponent).join(','))}`), 'ids'),
    ).toEqual(['x%y', 'a,b']);
    expect(listParam(query('ids=100%25'), 'ids')).toEqual(['100%']);
    expect(listParam(query(''), 'ids')).toEqual([]);
  });

  it('asks for a required parameter', () => {
    expect(requiredParam(query('id=a'), 'id')).toBe('a');
    expect(() => requiredParam(query('id='), 'id')).toThrow('id is a required field');
  });

  it.each(['', 'payload=', 'payload={', 'payload=[]', 'payload=1', 'payload=null'])(
    'refuses the payload in "%s"',
    (text) => {
      expect(() => readPayload(query(text))).toThrow('invalid json data');
    },
  );
});
