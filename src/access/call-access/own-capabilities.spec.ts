import { OWN_CAPABILITIES } from '../../stream/models/enums';
import { ownCapabilities, type CapabilityFacts } from './own-capabilities';

const aUser = (user: Partial<CapabilityFacts['user']> = {}): CapabilityFacts['user'] => ({
  id: 'jack',
  role: 'user',
  teams: [],
  banned: false,
  ...user,
});

const facts = (given: Partial<CapabilityFacts>): CapabilityFacts => ({
  user: aUser(),
  call: { created_by: { id: 'john' }, blocked_user_ids: [] },
  grants: { user: ['read-call', 'join-call'], call_member: ['send-audio'], admin: ['end-call'] },
  ...given,
});

describe('the capabilities of a user on a call', () => {
  it.each<[string, string[], Partial<CapabilityFacts>]>([
    ['are those of the role of the user', ['join-call', 'read-call'], {}],
    ['are those of members without a role', ['send-audio'], { member: {} }],
    ['are those of the role of the member', ['end-call'], { member: { role: 'admin' } }],
    ['are none for a role without grants', [], { member: { role: 'host' } }],
    ['are none for a role that only objects have', [], { member: { role: 'constructor' } }],
    [
      'go by other names than the permissions',
      ['block-users', 'start-record-call'],
      { grants: { user: ['start-recording', 'block-user', 'record-call'] } },
    ],
    [
      'leave permissions out that no capability shows',
      [],
      { grants: { user: ['send-event', 'list-recordings'] } },
    ],
    [
      'are wider for the creator',
      ['end-call'],
      { user: aUser({ id: 'john' }), grants: { user: ['end-call-owner'] } },
    ],
    ['are not wider for others', [], { grants: { user: ['end-call-owner', 'end-call-any-team-owner'] } }],
    ['reach across teams', ['end-call'], { grants: { user: ['end-call-any-team'] } }],
    [
      'end at the calls of other teams',
      ['read-call'],
      {
        call: { created_by: { id: 'john' }, blocked_user_ids: [], team: 'red' },
        grants: { user: ['end-call', 'read-call-any-team'] },
      },
    ],
    [
      'are those of the role in the team of the call',
      ['end-call'],
      {
        user: aUser({ teams: ['red'], teams_role: { red: 'admin' } }),
        call: { created_by: { id: 'john' }, blocked_user_ids: [], team: 'red' },
      },
    ],
    [
      'are reading alone while blocked from the call',
      ['read-call'],
      { call: { created_by: { id: 'john' }, blocked_user_ids: ['jack'] } },
    ],
    [
      'are none while blocked from a call that the role may not read',
      [],
      { member: {}, call: { created_by: { id: 'john' }, blocked_user_ids: ['jack'] } },
    ],
    ['have no joining while banned from the app', ['read-call'], { user: aUser({ banned: true }) }],
  ])('%s', (_, expected, given) => {
    expect(ownCapabilities(facts(given))).toEqual(expected);
  });

  it('can be all of them', () => {
    const grants = {
      user: [
        ...OWN_CAPABILITIES.filter(
          (name) => !/-call$|^(block-users|create-reaction|pin-for-everyone)$/.test(name),
        ),
        ...['create-call', 'end-call', 'join-call', 'join-ended-call', 'read-call', 'update-call'],
        ...['block-user', 'create-call-reaction', 'pin-call-track', 'send-closed-captions'],
        ...[
          'broadcasting',
          'closed-captions',
          'frame-recording',
          'individual-recording',
          'raw-recording',
        ].flatMap((feature) => [`start-${feature}`, `stop-${feature}`]),
        ...['recording', 'transcription'].flatMap((feature) => [`start-${feature}`, `stop-${feature}`]),
      ],
    };

    expect(ownCapabilities(facts({ grants }))).toEqual(OWN_CAPABILITIES);
  });
});
