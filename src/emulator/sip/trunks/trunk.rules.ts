import { inputError, notFound } from '../../protocol/stream-fault';
import type { App } from '../../world/app';
import type { SipTrunkRecord } from '../../world/sip-store';
import { ipRange } from './ip-ranges';

const USERNAME_BYTES = 8;
const PASSWORD_BYTES = 16;

export interface SipTrunkFields {
  readonly name: string;
  readonly numbers: readonly string[];
  readonly allowed_ips?: readonly string[];
  readonly password?: string;
}

/** Adds a trunk. Throws 400/4 if another has the name or a number (emulator choice), or an address is none. */
export function createTrunk(app: App, fields: SipTrunkFields): SipTrunkRecord {
  const createdAt = app.clock.now();
  const trunk = {
    id: app.ids.uuid(),
    username: app.ids.hex(USERNAME_BYTES),
    password: app.ids.hex(PASSWORD_BYTES),
    createdAt,
  };
  return write(app, { ...trunk, ...readFields(app, fields, trunk.id), updatedAt: createdAt });
}

/** Replaces a trunk. Its password stays where none is given. */
export function updateTrunk(app: App, id: string, fields: SipTrunkFields): SipTrunkRecord {
  const trunk = requireTrunk(app, id);
  return write(app, { ...trunk, ...readFields(app, fields, id), updatedAt: app.clock.now() });
}

/** Throws 404/16 if there is none, 400/4 if a routing rule has it. */
export function deleteTrunk(app: App, id: string): void {
  const trunk = requireTrunk(app, id);
  const rule = app.sip.rules.find(({ trunkIds }) => trunkIds.includes(id));
  if (rule) {
    throw inputError(
      `SIP trunk "${trunk.name}" cannot be deleted, the routing rule "${rule.name}" is using it`,
    );
  }
  app.sip.trunks.remove(id);
}

/** Throws 404/16 if there is none. */
export function requireTrunk(app: App, id: string): SipTrunkRecord {
  const trunk = app.sip.trunks.get(id);
  if (!trunk) throw notFound(`SIP trunk ${id} does not exist`);
  return trunk;
}

export function trunkOf(app: App, number: string): SipTrunkRecord | undefined {
  return app.sip.trunks.find(({ numbers }) => numbers.includes(number));
}

function readFields(app: App, fields: SipTrunkFields, id: string) {
  const { name, numbers, allowed_ips: allowedIps = [], password = '' } = fields;
  for (const ip of allowedIps) {
    if (!ipRange(ip))
      throw inputError(`allowed_ips must be IP addresses or CIDR blocks, not "${ip}"`, 'allowed_ips');
  }
  for (const other of app.sip.trunks.values()) {
    if (other.id === id) continue;
    if (other.name === name) throw inputError(`SIP trunk "${name}" already exists`, 'name');
    const number = numbers.find((one) => other.numbers.includes(one));
    if (number !== undefined) throw inputError(`number "${number}" is of another SIP trunk`, 'numbers');
  }
  return { name, numbers, allowedIps, ...(password !== '' && { password }) };
}

function write(app: App, trunk: SipTrunkRecord): SipTrunkRecord {
  app.sip.trunks.put(trunk);
  return trunk;
}
