import { StreamConfigurationError } from '../stream/stream.errors';
import { startProblem } from './start-problem';

const address = { host: '127.0.0.1', port: 3000 };
const systemError = (code: string) => Object.assign(new Error(code), { code });

describe('startProblem', () => {
  it.each([
    [systemError('EADDRINUSE'), 'Port 3000 of 127.0.0.1 is taken'],
    [systemError('EACCES'), 'Port 3000 of 127.0.0.1 may not be used'],
    [systemError('EADDRNOTAVAIL'), 'HOST is 127.0.0.1, which is no address of this machine'],
    [systemError('ENOTFOUND'), 'HOST is 127.0.0.1, which is no address of this machine'],
    [new StreamConfigurationError('PORT must be …'), 'PORT must be …'],
  ])('says what to do about %s', (error, text) => {
    expect(startProblem(error, address)).toContain(text);
  });

  it.each([new TypeError('x'), systemError('EPIPE'), 'text'])('has no words for %s', (error) => {
    expect(startProblem(error, address)).toBeUndefined();
  });
});
