import type { Socket } from 'node:net';
import { errorBody, JSON_TYPE } from './exchange/reply';
import { inputError, StreamFault } from '../protocol/stream-fault';

const REASON_PHRASES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  431: 'Request Header Fields Too Large',
};

/** Answers what Node's HTTP parser could not read, in Stream's error shape, and ends the connection. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const fault =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new StreamFault('headerTooBig', 'request header fields too large')
      : inputError('malformed HTTP request');
  const body = JSON.stringify(errorBody('Request', fault, '0'));
  const head = [
    `HTTP/1.1 ${fault.status} ${REASON_PHRASES[fault.status] ?? ''}`,
    `Content-Type: ${JSON_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
