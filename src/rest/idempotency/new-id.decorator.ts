import { randomUUID } from 'node:crypto';
import { sealedParameter } from '../../access/sealed-parameter';

/** The property of a request that holds the id of the first attempt with its `Idempotency-Key`. */
export const FIRST_ATTEMPT = Symbol.for('nestjs-getstream:first-attempt');

/** A request that may be a repeat. */
export interface RepeatableRequest {
  [FIRST_ATTEMPT]?: string;
}

/**
 * A uuid for what a request creates. Repeats with one `Idempotency-Key` get the same, so that they create nothing twice even
 * when the first answer was lost.
 */
export const NewId = (): ParameterDecorator =>
  sealedParameter(
    (context) => context.switchToHttp().getRequest<RepeatableRequest>()[FIRST_ATTEMPT] ?? randomUUID(),
  );
