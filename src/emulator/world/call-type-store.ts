import { BUILT_IN_CALL_TYPES } from '../../stream/models/enums';
import { BUILT_IN_GRANTS, type Grants } from './call-types/built-in-grants';
import { builtInSettings } from './call-types/built-in-settings';
import type { CallSettings } from './call-types/call-settings';
import { GrantTable } from './call-types/grant-table';
import { DEFAULT_NOTIFICATION_SETTINGS } from './call-types/notification-settings';
import type { Micros } from './clock';
import type { JsonObject } from './json';

/** What people may do, and how calls behave, for every call of the type. Records are replaced, never changed. */
export interface CallTypeRecord {
  readonly name: string;
  readonly settings: CallSettings;
  readonly grants: Grants;
  readonly notificationSettings: JsonObject;
  readonly externalStorage: string | undefined;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
}

/** The call types of one app by name, the built-in ones first. */
export class CallTypeStore {
  private readonly byName = new Map<string, CallTypeRecord>();
  /** Of the call types whose grants were looked at since they changed. */
  private readonly grantTables = new Map<string, GrantTable>();

  constructor(createdAt: Micros) {
    for (const name of BUILT_IN_CALL_TYPES) {
      this.put({
        name,
        settings: builtInSettings(name),
        grants: BUILT_IN_GRANTS[name],
        notificationSettings: DEFAULT_NOTIFICATION_SETTINGS,
        externalStorage: undefined,
        createdAt,
        updatedAt: createdAt,
      });
    }
  }

  get(name: string): CallTypeRecord | undefined {
    return this.byName.get(name);
  }

  /** What a call type grants; nothing if there is no such type. */
  grantsOf(name: string): GrantTable {
    const known = this.grantTables.get(name);
    if (known !== undefined) return known;
    const type = this.byName.get(name);
    const table = new GrantTable(type?.grants ?? {});
    if (type !== undefined) this.grantTables.set(name, table);
    return table;
  }

  put(type: CallTypeRecord): void {
    this.byName.set(type.name, type);
    this.grantTables.delete(type.name);
  }

  remove(name: string): void {
    this.byName.delete(name);
    this.grantTables.delete(name);
  }

  values(): Iterable<CallTypeRecord> {
    return this.byName.values();
  }
}
