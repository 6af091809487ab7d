import { callerAddress } from './address-limit';

describe('the address under which a caller is counted', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:5678', '192.0.2.1'],
    [' 192.0.2.1 ', '192.0.2.1'],
    ['[2001:db8::1]:5678', '2001:db8::/64'],
    ['[2001:db8::1]', '2001:db8::/64'],
    ['2001:db8::1', '2001:db8::/64'],
    ['unknown', '198.51.100.7'],
    ['192.0.2.1\r\nforged', '198.51.100.7'],
    ['', '198.51.100.7'],
  ])('of %j is %s', (told, expected) => {
    expect(callerAddress(told, '198.51.100.7')).toBe(expected);
  });
});
