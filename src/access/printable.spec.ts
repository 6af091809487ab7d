import { printable } from './printable';

it('text from outside has one line, of a length that is bounded', () => {
  expect(printable('a\r\n[Nest] 1 - forged\u2028\u001b[31m', 22)).toBe('a??[Nest] 1 - forged??');
});
