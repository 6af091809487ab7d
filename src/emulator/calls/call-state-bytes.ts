import { DEFAULT_MEMBERS_LIMIT } from '../../stream/models/limits';
import { JsonBytes } from '../protocol/json-bytes';
import type { StreamRequest } from '../protocol/route';
import type { App } from '../world/app';
import type { CallRecord } from '../world/call';
import { ownCapabilities } from './access/call-grants';
import { callStateView } from './call.view';
import { presence } from './presence';

/** Calls that show more users than this are serialized each time: looking at all of them would not be worth it. */
const SHOWN_USERS_MAX = DEFAULT_MEMBERS_LIMIT;

/** The response of an operation on one call: `callStateView`, and `more` after it. */
export function callStateBytes(request: StreamRequest, call: CallRecord, more: object = {}): JsonBytes {
  const item = itemOf(request, call);
  return new JsonBytes([item.subarray(ITEM_OPEN, item.length - 1), closing(more)]);
}

/** The response of a query: `calls`, and `more` after it. */
export function callStatesBytes(
  request: StreamRequest,
  calls: readonly CallRecord[],
  more: object = {},
): JsonBytes {
  const items = calls.map((call, index) => {
    const item = itemOf(request, call);
    return index === 0 ? item.subarray(COMMA) : item;
  });
  return new JsonBytes([CALLS, ...items, Buffer.concat([END_OF_LIST, closing(more)])]);
}

const COMMA = 1;
/** The comma and the brace. */
const ITEM_OPEN = 2;
const CALLS = Buffer.from('"calls":[');
const END_OF_LIST = Buffer.from(']');
const BRACE = Buffer.from('}');

/** The members of an object that follow others, and the brace that ends both. */
function closing(more: object): Buffer {
  const text = JSON.stringify(more).slice(1, -1);
  return text === '' ? BRACE : Buffer.from(`,${text}}`);
}

/** `,{"call":{…},"members":[…],"own_capabilities":[…]}`: an item of a list that is not its first. */
function itemOf(request: StreamRequest, call: CallRecord): Buffer {
  const { app, caller, time, renders } = request;
  const render = () => `,${JSON.stringify(callStateView(request, call))}`;
  const inputs = inputsOf(app, call);
  if (inputs === undefined) return Buffer.from(render());
  const variant = [time, ownCapabilities(app, caller, call)];
  return renders.bytes(call, { inputs, variant }, render);
}

/**
 * Everything that `callView` and `memberView` read and that can change, in a fixed order; what follows from the identity of the
 * call is left out. `undefined` for a call that time alone changes, or that shows too many users.
 */
function inputsOf(app: App, call: CallRecord): readonly unknown[] | undefined {
  const { members, session } = call;
  const participants = presence(session);
  if (members.length + participants.length > SHOWN_USERS_MAX) return undefined;
  const inputs: unknown[] = [
    app.callTypes.get(call.type)?.settings,
    app.sip.trunks.size > 0,
    call.custom,
    call.settingsOverride,
    call.updatedAt,
    call.startsAt,
    call.endedAt,
    call.backstage,
    call.blocked,
    members,
    session,
  ];
  const isSteady = (userId: string) => pushUser(inputs, app, userId);
  const users = [members, participants];
  if (!isSteady(call.createdBy)) return undefined;
  for (const list of users) for (const { userId } of list) if (!isSteady(userId)) return undefined;
  return inputs;
}

/** Adds what `userView` reads of a user. Whether that stays as it is by itself: a ban may end. */
function pushUser(inputs: unknown[], app: App, userId: string): boolean {
  const user = app.users.get(userId);
  if (user === undefined || user.ban?.expires !== undefined) return false;
  inputs.push(user, app.devices.of(userId));
  return true;
}
