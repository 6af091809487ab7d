import { codeBlocks, pages, problemsOf } from '../docs/code-blocks';

const blocks = pages().flatMap(codeBlocks);

it('there are blocks of code in the pages', () => {
  expect(blocks.length).toBeGreaterThan(5);
});

it('every block compiles against the built package', () => {
  expect(problemsOf(blocks)).toEqual([]);
});

it('a block that uses what is not there does not', () => {
  const code = "new StreamClient('key', 'secret').noSuchMethod();";

  expect(problemsOf([{ place: 'here', code, given: '' }])).toEqual([
    "here, line 1 of the block: Property 'noSuchMethod' does not exist on type 'StreamClient'.",
  ]);
});
