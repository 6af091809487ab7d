import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { asError } from './as-error';
import { isError } from './is-error';
import { isMissingPackage } from './is-missing-package';
import { messageOf } from './message-of';

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

/** As packages make their errors that are older than classes. */
function OldError(this: Error, message: string) {
  Error.captureStackTrace(this, OldError);
  this.message = message;
}
OldError.prototype = Object.assign(Object.create(Error.prototype), { name: 'OldError' });

const ofNode = thrownBy(() => readFileSync('/nowhere'));
const foreign: unknown = runInNewContext('new TypeError("m")');

const errors: readonly (readonly [string, unknown])[] = [
  ['of this realm', new RangeError('m')],
  ['of Node itself, whose realm Jest does not share', ofNode],
  ['of another realm', foreign],
  ['of an aborted signal', AbortSignal.abort().reason],
  ['of an old package', new (OldError as unknown as new (message: string) => Error)('m')],
];

describe('errors', () => {
  it('of another realm are no instances of Error here', () => {
    expect(foreign instanceof Error).toBe(false);
  });

  it.each(errors)('are known: one %s', (_, error) => {
    expect(isError(error)).toBe(true);
    expect(asError(error)).toBe(error);
    expect(messageOf(error)).toBe((error as Error).message);
  });

  it.each([undefined, null, 'text', 7, {}, { name: 'n', message: 'm' }, () => 1])(
    'are told from what is none: %p',
    (value) => {
      expect(isError(value)).toBe(false);
    },
  );

  it('are made of whatever else was thrown', () => {
    expect(asError('no error')).toEqual(new Error('no error'));
    expect(messageOf(undefined)).toBe('undefined');
  });
});

describe('a missing package', () => {
  it.each(['not-installed', '@not/installed'])('is known by the error of Jest and Node: %s', (name) => {
    const error = thrownBy(() => module.require(name) as unknown);

    expect(isMissingPackage(error, name)).toBe(true);
    expect(isMissingPackage(error, 'another')).toBe(false);
  });

  it.each([new Error("Cannot find module 'x'"), foreign, 'text'])('is no other failure: %s', (error) => {
    expect(isMissingPackage(error, 'x')).toBe(false);
  });
});
