import type { IncomingMessage } from 'node:http';
import { JsonBytes } from '../../protocol/json-bytes';
import { faultOf, type StreamErrorFields } from '../../protocol/stream-fault';
import type { Exchange } from './exchange';
import { errorBody, printDuration, type Answer } from './reply';
import type { ReadResult } from './read-request';

/** Lets the route do its work: what Stream answers then. */
export function perform(exchange: Exchange, intake: ReadResult): Answer {
  const { request, operation, query, record } = exchange.opening;
  if ('fault' in intake) return refusal(operation, intake.fault, intake.duration);
  const { tenant, caller, found } = intake.admitted;
  const { app } = tenant;
  const { route, params, time } = found;
  try {
    tenant.timers.settle();
    const { renders } = tenant;
    const result = tenant.events.causedBy(request, caller, () =>
      route.handle({ app, caller, operation, params, query, body: intake.body, time, renders }),
    );
    if (record) tenant.requests.perform(record);
    return { status: successStatus(request), body: withDuration(result, printDuration(exchange.elapsed)) };
  } catch (error) {
    return refusal(operation, faultOf(error), printDuration(exchange.elapsed));
  }
}

/** Bytes have no duration of their own; an object may have one. */
function withDuration(result: object, duration: string): object {
  if (!(result instanceof JsonBytes)) return { duration, ...result };
  return new JsonBytes([Buffer.from(`{"duration":"${duration}",`), ...result.parts]);
}

/** Whatever an operation does, POST and PUT answer 201 and the others 200. */
export function successStatus({ method }: IncomingMessage): number {
  return method === 'POST' || method === 'PUT' ? 201 : 200;
}

/** An error in Stream's form. */
export function refusal(operation: string, fault: StreamErrorFields, duration: string): Answer {
  return { status: fault.status, body: errorBody(operation, fault, duration) };
}
