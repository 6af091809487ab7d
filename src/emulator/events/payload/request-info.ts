import type { IncomingMessage } from 'node:http';
import type { Caller } from '../../world/caller';

/** What an event tells of the request that caused it. */
export interface RequestInfo {
  /** Whether a server or a client sent it. */
  readonly type: 'server' | 'client';
  readonly ip: string;
  readonly user_agent: string;
  /** The `X-Stream-Client` header. */
  readonly sdk: string;
  /** The `X-Stream-Ext` header, where there is one. */
  readonly ext?: string;
}

export function requestInfoOf({ headers, socket }: IncomingMessage, caller: Caller): RequestInfo {
  const ext = headers['x-stream-ext'];
  return {
    type: caller.kind === 'server' ? 'server' : 'client',
    ip: (socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    user_agent: headers['user-agent'] ?? '',
    sdk: String(headers['x-stream-client'] ?? ''),
    ...(ext !== undefined && { ext: String(ext) }),
  };
}
