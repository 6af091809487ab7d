import type { Micros } from './clock';
import type { JsonObject } from './json';

export interface MemberRecord {
  readonly userId: string;
  /** `call_member` is in force when absent. */
  readonly role: string | undefined;
  readonly custom: JsonObject;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
}
