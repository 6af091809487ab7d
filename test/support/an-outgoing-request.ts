import { CALL_OPERATIONS } from '../../src/stream/calls/call.operations';
import { withMetadata, type StreamResponse } from '../../src/stream/transport/decoding/response-metadata';
import type { OutgoingRequest } from '../../src/stream/transport/outgoing-request';

/** A request to read a call, for tests of one protection of the client. */
export function anOutgoingRequest(fields: Partial<OutgoingRequest> = {}): OutgoingRequest {
  const path = '/video/call/default/c1';
  return {
    operation: 'GetCall',
    requestId: 'request-1',
    declaration: CALL_OPERATIONS.GetCall,
    content: {},
    safety: 'read',
    path,
    target: `/api/v2${path}?api_key=key`,
    body: undefined,
    acceptEncoding: 'identity',
    lane: 'interactive',
    timeout: 3000,
    deadlineAt: Infinity,
    retries: 0,
    attempt: 1,
    signal: undefined,
    principal: undefined,
    isShareable: true,
    ...fields,
  };
}

export function aStreamResponse(body: object): StreamResponse<object> {
  return withMetadata(body, {
    status: 200,
    requestId: 'request-1',
    attempts: 1,
    rateLimit: undefined,
    serverDate: undefined,
  });
}
