import { Cancellation } from './cancellation';

describe('a cancellation', () => {
  it('tells its listeners once, with the reason at hand', () => {
    const cancellation = new Cancellation();
    const seen: unknown[] = [];
    cancellation.addEventListener('abort', () => seen.push(cancellation.reason));

    cancellation.abort('the first');
    cancellation.abort('the second');

    expect(seen).toEqual(['the first']);
    expect(cancellation).toMatchObject({ aborted: true, reason: 'the first' });
  });

  it('tells nobody who no longer listens, and nobody who comes too late', () => {
    const cancellation = new Cancellation();
    const listener = jest.fn();
    cancellation.addEventListener('abort', listener);
    cancellation.removeEventListener('abort', listener);

    cancellation.abort(undefined);
    cancellation.addEventListener('abort', listener);

    expect(listener).not.toHaveBeenCalled();
  });

  it('tells all others when a listener takes itself away', () => {
    const cancellation = new Cancellation();
    const other = jest.fn();
    const first = (): void => {
      cancellation.removeEventListener('abort', first);
    };
    cancellation.addEventListener('abort', first);
    cancellation.addEventListener('abort', other);

    cancellation.abort(new Error('the caller went away'));

    expect(other).toHaveBeenCalledTimes(1);
  });
});
