import type { IncomingMessage } from 'node:http';
import { faultOf, type StreamErrorFields } from '../../protocol/stream-fault';
import type { Exchange } from './exchange';
import { errorBody, printDuration, type Answer } from './reply';
import type { Intake } from './take-in';

/** Lets the route do its work: what Stream answers then. */
export function perform(exchange: Exchange, intake: Intake): Answer {
  const { request, operation, query, record } = exchange.opening;
  if ('fault' in intake) return refusal(operation, intake.fault, intake.duration);
  const { tenant, caller, found } = intake.admitted;
  const { app } = tenant;
  const { route, params, time } = found;
  try {
    tenant.timers.settle();
    const result = tenant.events.causedBy(request, caller, () =>
      route.handle({ app, caller, operation, params, query, body: intake.body, time }),
    );
    if (record) tenant.requests.perform(record);
    return { status: successStatus(request), body: { duration: printDuration(exchange.elapsed), ...result } };
  } catch (error) {
    return refusal(operation, faultOf(error), printDuration(exchange.elapsed));
  }
}

/** Whatever an operation does, POST and PUT answer 201 and the others 200. */
export function successStatus({ method }: IncomingMessage): number {
  return method === 'POST' || method === 'PUT' ? 201 : 200;
}

/** An error in Stream's form. */
export function refusal(operation: string, fault: StreamErrorFields, duration: string): Answer {
  return { status: fault.status, body: errorBody(operation, fault, duration) };
}
