import type { JsonObject } from './json';

/** A permission of the app's own. Roles can be granted it; the emulator does not evaluate its condition. */
export interface CustomPermissionRecord {
  readonly id: string;
  readonly name: string;
  /** In Pascal case, such as `JoinCall`. */
  readonly action: string;
  readonly condition: JsonObject;
  readonly description: string;
  readonly owner: boolean;
  readonly sameTeam: boolean;
}
