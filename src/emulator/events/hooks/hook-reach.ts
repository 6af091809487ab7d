import type { Hook } from './hook';

/** Allows every host. */
const ANY_HOST = '*';
const LOOPBACK =
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\])$/;

/**
 * Why the emulator does not call a hook; `undefined` if it does. It is meant for one machine, so without leave it calls
 * only addresses of that machine, and queues never: it would need the credentials of their owner.
 */
export function whyNotCalled({ type, target }: Hook, allowed: readonly string[]): string | undefined {
  if (type !== 'webhook')
    return `the emulator does not send to ${type.toUpperCase()}: it only records the event`;
  if (!URL.canParse(target)) return `"${target}" is not a URL`;
  const url = new URL(target);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return `${url.protocol}// is not called, only http:// and https://`;
  }
  if (LOOPBACK.test(url.hostname) || allowed.includes(ANY_HOST) || allowed.includes(url.hostname))
    return undefined;
  return (
    `${url.hostname} is not a loopback address. ` +
    `To call it, start the emulator with allowHooksTo: ['${url.hostname}'].`
  );
}
