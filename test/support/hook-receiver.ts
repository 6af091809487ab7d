import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One webhook request as it arrived. */
export interface ReceivedHook {
  readonly headers: IncomingHttpHeaders;
  /** As sent: compressed if it was. */
  readonly body: Buffer;
}

export interface HookReceiver {
  readonly url: string;
  /** In order of arrival. */
  readonly received: ReceivedHook[];
  close(): Promise<void>;
}

/** How a receiver answers: a status, or its own way with the response. */
export type HookAnswer = number | ((response: ServerResponse) => void);

/** A server on a free loopback port that takes webhooks. It gives the answers in turn, the last one for ever. */
export async function startHookReceiver(...answers: readonly HookAnswer[]): Promise<HookReceiver> {
  const received: ReceivedHook[] = [];
  const server = createServer((request, response) => {
    buffer(request).then(
      (body) => {
        const answer = answers[Math.min(received.length, answers.length - 1)] ?? 200;
        received.push({ headers: request.headers, body });
        if (typeof answer === 'function') answer(response);
        else response.writeHead(answer).end('noted');
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
