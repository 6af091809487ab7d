import type { CallEventEnvelope } from './event-parts';

interface IngressEvent<Type extends string> extends CallEventEnvelope<Type> {
  ingress_stream_id: string;
  user_id: string;
}

/** A stream from outside (RTMP, WHIP or SRT) came in. */
export interface IngressStartedEvent extends IngressEvent<'ingress.started'> {
  publisher_type: string;
  client_ip?: string;
  client_name?: string;
  version?: string;
}

export type IngressStoppedEvent = IngressEvent<'ingress.stopped'>;

export interface IngressErrorEvent extends IngressEvent<'ingress.error'> {
  error: string;
  code?: string;
}
