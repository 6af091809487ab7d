import { acceptsGzip, matchesEtag } from './documentation-cache';

describe('acceptsGzip', () => {
  it.each(['gzip', 'br, GZIP', 'deflate, gzip;q=0.5', '*', 'gzip;q=1.0, *;q=0', 'br;q=0, *'])(
    'takes %j',
    (header) => {
      expect(acceptsGzip(header)).toBe(true);
    },
  );

  it.each([undefined, '', 'br', 'identity', 'gzip;q=0', 'gzip; q=0.00', '*;q=0', 'gzip;q=0, *', 'xgzip'])(
    'does not take %j',
    (header) => {
      expect(acceptsGzip(header)).toBe(false);
    },
  );
});

describe('matchesEtag', () => {
  it.each(['W/"a"', 'W/"b", W/"a"', '*'])('finds it in %j', (header) => {
    expect(matchesEtag(header, 'W/"a"')).toBe(true);
  });

  it.each([undefined, '', 'W/"b"', 'a'])('does not find it in %j', (header) => {
    expect(matchesEtag(header, 'W/"a"')).toBe(false);
  });
});
