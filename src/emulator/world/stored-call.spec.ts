import { callMembers } from './call-members';
import { StoredMember, type MemberRecord } from './member-record';
import { StoredCall, type CallFields } from './stored-call';

const PLAIN: CallFields = {
  type: 'default',
  id: 'standup',
  sequence: 1,
  createdAt: 1_000,
  updatedAt: 1_000,
  createdBy: 'john',
  custom: {},
  members: [],
  backstage: false,
  team: undefined,
  channelCid: undefined,
  settingsOverride: undefined,
  startsAt: undefined,
  endedAt: undefined,
  session: undefined,
  archive: undefined,
  blocked: undefined,
  permissions: undefined,
};

const FULL: CallFields = {
  ...PLAIN,
  updatedAt: 2_000,
  custom: { topic: 'x' },
  backstage: true,
  team: 'red',
  channelCid: 'messaging:standup',
  settingsOverride: { audio: { mic_default_on: false } },
  startsAt: 3_000,
  endedAt: 4_000,
  session: { id: 'session' },
  archive: { sessions: [], files: [] },
  blocked: ['jack'],
  permissions: new Map([['jane', { granted: [], revoked: ['send-audio'] }]]),
};

const fields = Object.keys(FULL) as (keyof CallFields)[];
const read = (call: StoredCall) => Object.fromEntries(fields.map((field) => [field, call[field]]));

describe('a stored call', () => {
  it.each([
    ['plain', PLAIN],
    ['full', FULL],
  ])('has the fields it was made from: a %s one', (_, given) => {
    const call = new StoredCall(given);

    expect(read(call)).toEqual(given);
    expect(call.cid).toBe('default:standup');
  });

  it.each([
    'updatedAt',
    'custom',
    'members',
    'backstage',
    'createdBy',
    'settingsOverride',
    'startsAt',
    'endedAt',
    'session',
    'archive',
    'blocked',
    'permissions',
  ] as const)('changes in %s, and in nothing else', (field) => {
    const call = new StoredCall(PLAIN);

    Object.assign(call, { [field]: FULL[field] });
    expect(read(call)).toEqual({ ...PLAIN, [field]: FULL[field] });
    Object.assign(call, { [field]: PLAIN[field] });
    expect(read(call)).toEqual(PLAIN);
  });
});

describe('a stored member', () => {
  it.each<MemberRecord>([
    { userId: 'john', role: undefined, custom: {}, createdAt: 1_000, updatedAt: 1_000 },
    { userId: 'john', role: 'host', custom: {}, createdAt: 1_000, updatedAt: 1_000 },
    { userId: 'john', role: undefined, custom: { seat: 1 }, createdAt: 1_000, updatedAt: 1_000 },
    { userId: 'john', role: undefined, custom: {}, createdAt: 1_000, updatedAt: 2_000 },
  ])('has the fields it was made from: %j', (given) => {
    const member = new StoredMember(given);
    const { userId, role, custom, createdAt, updatedAt } = member;

    expect({ userId, role, custom, createdAt, updatedAt }).toEqual(given);
    expect(callMembers([member])).toEqual([member]);
  });
});
