import { RenderCache } from './render-cache';

describe('the cache of serialized records', () => {
  const record = {};
  const input = { a: 1 };

  it('renders a record once as long as it is made of the same', () => {
    const cache = new RenderCache();
    const render = jest.fn(() => 'text');
    const read = (...inputs: unknown[]) => cache.bytes(record, { inputs, variant: [] }, render).toString();

    expect([read(input, 2), read(input, 2)]).toEqual(['text', 'text']);
    expect(render).toHaveBeenCalledTimes(1);

    read({ a: 1 }, 2);
    read(input, 3);
    read(input);
    expect(render).toHaveBeenCalledTimes(4);
  });

  it('keeps a few variants of a record, all of them of the latest inputs', () => {
    const cache = new RenderCache();
    const render = jest.fn((variant: string, inputs: readonly unknown[]) => `${variant} ${inputs.join()}`);
    const read = (variant: string, ...inputs: unknown[]) =>
      cache.bytes(record, { inputs, variant: [variant] }, () => render(variant, inputs)).toString();

    expect([read('server', 1), read('user', 1), read('server', 1), read('user', 1)]).toEqual([
      'server 1',
      'user 1',
      'server 1',
      'user 1',
    ]);
    expect(render).toHaveBeenCalledTimes(2);
    expect([read('server', 2), read('user', 2)]).toEqual(['server 2', 'user 2']);
    for (let index = 0; index < 10; index += 1) read(`variant ${index}`, 2);
    render.mockClear();
    read('variant 9', 2);
    expect(render).not.toHaveBeenCalled();
    read('server', 2);
    expect(render).toHaveBeenCalledTimes(1);
  });

  it('forgets what was not read of late when its bytes are used up', () => {
    const cache = new RenderCache(10_000);
    const render = jest.fn(() => 'x'.repeat(1000));
    const records = Array.from({ length: 20 }, () => ({}));
    for (const one of records) cache.bytes(one, { inputs: [], variant: [] }, render);
    render.mockClear();

    cache.bytes(records.at(-1)!, { inputs: [], variant: [] }, render);
    expect(render).not.toHaveBeenCalled();
    cache.bytes(records[0]!, { inputs: [], variant: [] }, render);
    expect(render).toHaveBeenCalledTimes(1);
  });
});
