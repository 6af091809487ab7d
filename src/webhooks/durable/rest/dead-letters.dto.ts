import { IsUUID } from 'class-validator';
import { QueryField } from '../../../rest/query-field';
import { PAGE_LIMIT } from '../../../stream/models/limits';

/** The dead letter that a path names. */
export class DeadLetterParams {
  /** @example '0b9c6f0e-3f0e-4c55-8f3c-0a4f4f3f7c11' */
  @IsUUID()
  id!: string;
}

/** Which dead letters to list. */
export class ListDeadLettersQuery {
  /** How many to leave out, counted from the one that failed last; 0 by default. */
  @QueryField.integer({ min: 0, optional: true })
  offset?: number;

  /** Dead letters in the answer; 25 by default. */
  @QueryField.integer({ ...PAGE_LIMIT, optional: true })
  limit?: number;
}

export class ReplayedDeadLetters {
  /** How many events are handled again. */
  replayed!: number;
}
