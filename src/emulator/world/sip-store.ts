import type { Micros } from './clock';
import type { JsonObject } from './json';
import { RecordStore } from './record-store';

/** Where phone calls come from. */
export interface SipTrunkRecord {
  readonly id: string;
  readonly name: string;
  readonly numbers: readonly string[];
  /** Addresses and ranges that need no password. */
  readonly allowedIps: readonly string[];
  readonly username: string;
  readonly password: string;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
}

/** Which call a phone call gets to. */
export interface SipRuleRecord {
  readonly id: string;
  readonly name: string;
  readonly trunkIds: readonly string[];
  /** Empty: any. */
  readonly calledNumbers: readonly string[];
  /** Empty: any. */
  readonly callerNumbers: readonly string[];
  readonly caller: { readonly id: string; readonly custom_data: JsonObject };
  readonly callData: JsonObject;
  /** To one call. Absent: to the call whose routing number was dialled. */
  readonly direct?: { readonly call_id: string; readonly call_type: string };
  readonly pin?: JsonObject;
  readonly pinProtection?: JsonObject;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
}

/** How phone calls get into the calls of one app. */
export class SipStore {
  readonly trunks = new RecordStore<SipTrunkRecord>(({ id }) => id);
  readonly rules = new RecordStore<SipRuleRecord>(({ id }) => id);
}
