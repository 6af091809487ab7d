import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../../protocol/state-value';
import { text, type Schema } from '../../protocol/validate';
import { parseTime } from '../../protocol/wire-time';
import type { App } from '../../world/app';

/** A SIP trunk in exported state: without its password, which is made up at the import unless it is given. */
export interface SipTrunkState {
  readonly id: string;
  readonly name: string;
  readonly numbers: readonly string[];
  readonly allowed_ips?: readonly string[];
  readonly username?: string;
  readonly password?: string;
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
}

export const sipTrunkStateSchema: Schema = {
  type: 'object',
  required: ['id', 'name', 'numbers'],
  properties: {
    id: text,
    name: text,
    numbers: { type: 'array', items: text },
    allowed_ips: { type: 'array', items: text },
    username: text,
    password: text,
    created_at: timeSchema,
    updated_at: timeSchema,
  },
};

export function exportSipTrunks(app: App): SipTrunkState[] {
  return [...app.sip.trunks.values()].map(
    ({ id, name, numbers, allowedIps, username, createdAt, updatedAt }) =>
      definedOnly({
        id,
        name,
        numbers,
        allowed_ips: allowedIps,
        username,
        created_at: writeTime(createdAt),
        updated_at: writeTime(updatedAt),
      }),
  );
}

export function importSipTrunk(app: App, state: SipTrunkState): void {
  const { id, name, numbers, allowed_ips: allowedIps = [] } = state;
  const { username = id, password = app.ids.hex(16) } = state;
  const createdAt = readTime(app, state.created_at);
  const updatedAt = parseTime(state.updated_at) ?? createdAt;
  app.sip.trunks.put({ id, name, numbers, allowedIps, username, password, createdAt, updatedAt });
}
