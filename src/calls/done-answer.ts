import type { DocumentedAnswer } from '../rest/operation.decorator';
import { DurationResponse } from '../stream/models/response.model';

/** Documents the response of an action that returns nothing but the time it took. */
export function doneAnswer(description: string): DocumentedAnswer {
  return { status: 200, description, type: DurationResponse, example: { duration: '7.02ms' } };
}
