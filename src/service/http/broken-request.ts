import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorResponse } from '../../rest/error-response.dto';

interface Refusal {
  readonly status: number;
  readonly message: string;
}

const REFUSALS: Readonly<Partial<Record<string, Refusal>>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request took too long to arrive.' },
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The headers of the request are too large.' },
};

const NO_HTTP: Refusal = { status: 400, message: 'This is no HTTP request.' };

/** Answers what cannot be read as a request, or did not arrive in time, and closes the connection. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  const pending = pendingResponse(socket);
  if (pending?.req.complete) {
    // An earlier request, which arrived in full, is being handled. Its caller must not take this for its response.
    pending.shouldKeepAlive = false;
    pending.once('finish', () => {
      socket.destroySoon();
    });
    return;
  }
  if (socket.writable) socket.write(rawReply(REFUSALS[error.code ?? ''] ?? NO_HTTP));
  socket.destroySoon();
}

/** Node keeps the response that is being made with its socket; its documentation of `clientError` says to look there. */
function pendingResponse(
  socket: Socket & { _httpMessage?: ServerResponse | null },
): ServerResponse | undefined {
  return socket._httpMessage ?? undefined;
}

/** Without a request there is no response object: the answer is written by hand. */
function rawReply({ status, message }: Refusal): string {
  const error = STATUS_CODES[status] ?? 'Error';
  const body = JSON.stringify({ statusCode: status, error, message } satisfies ErrorResponse);
  const lines = [
    `HTTP/1.1 ${status} ${error}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
