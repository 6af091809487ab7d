import type { EmittedEvent, ReceivedRequest } from '../../emulator';

/** What the matchers read of `StreamTesting`. Its shape decides, since a runner may have loaded the class twice. */
export interface ObservedStream {
  events(): readonly EmittedEvent[];
  requests(): readonly ReceivedRequest[];
}

/** @throws TypeError if `received` is no `StreamTesting` */
export function requireStream(matcher: string, received: unknown): ObservedStream {
  const { events, requests } = (received ?? {}) as Partial<ObservedStream>;
  if (typeof events === 'function' && typeof requests === 'function') return received as ObservedStream;
  throw new TypeError(`${matcher} expects a StreamTesting: expect(module.get(StreamTesting)).${matcher}(…).`);
}
