import { plainToInstance } from 'class-transformer';
import {
  GetOrCreateCallRequest,
  QueryCallsRequest,
  RingCallRequest,
  UpdateCallRequest,
} from './call-requests.model';
import { UpdateCallMembersRequest } from './member.model';
import { brokenRules } from './validation/broken-rules';

const times = (count: number, item: unknown) => Array.from({ length: count }, () => item);

describe('the requests about calls', () => {
  it.each([
    [{ members_limit: 101 }, 'members_limit must not be greater than 100'],
    [{ members_limit: -1 }, 'members_limit must not be less than 0'],
    [
      { data: { members: times(101, { user_id: 'a' }) } },
      'data.members must contain no more than 100 elements',
    ],
    [{ data: { members: [{ role: 'admin' }] } }, 'data.members[0].user_id must be a string'],
    [{ data: { members: [{ user_id: '' }] } }, 'data.members[0].user_id should not be empty'],
    [{ data: { members: ['john'] } }, 'data.members[0] must be an object'],
    [{ data: { created_by: { name: 'John' } } }, 'data.created_by.id must be a string'],
    [{ data: { starts_at: 'tomorrow' } }, 'data.starts_at must be an RFC 3339 date'],
    [{ data: { starts_at: '2026-01-15' } }, 'data.starts_at must be an RFC 3339 date'],
    [{ data: { starts_at: 1767225600 } }, 'data.starts_at must be an RFC 3339 date'],
    [{ data: { custom: [] } }, 'data.custom must be an object'],
    [
      { data: { custom: { text: 'x'.repeat(5200) } } },
      'data.custom must not be longer than 5120 bytes as JSON',
    ],
    [
      { data: { settings_override: { audio: {} } } },
      'data.settings_override.audio.default_device must be one of',
    ],
    [{ data: { id: 'x' } }, 'data.id is not a known field'],
  ])('refuse to get or create with %j', (body, message) => {
    expect(brokenRules(GetOrCreateCallRequest, body)).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });

  it.each([
    [
      UpdateCallMembersRequest,
      { update_members: times(101, { user_id: 'a' }) },
      'update_members must contain no more',
    ],
    [
      UpdateCallMembersRequest,
      { remove_members: times(101, 'a') },
      'remove_members must contain no more than 100',
    ],
    [RingCallRequest, { members_ids: times(26, 'a') }, 'members_ids must contain no more than 25 elements'],
    [QueryCallsRequest, { limit: 101 }, 'limit must not be greater than 100'],
    [QueryCallsRequest, { sort: [{ field: 'id', direction: 2 }] }, 'sort[0].direction must be one of'],
    [QueryCallsRequest, { sort: times(3, { field: 'id' }) }, 'sort must contain no more than 2 elements'],
    [UpdateCallRequest, { starts_at: 'soon' }, 'starts_at must be an RFC 3339 date'],
  ])('refuse %p with %j', (type, body, message) => {
    expect(brokenRules(type, body)).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
  });

  it('turn dates into Date and let null clear the start', () => {
    const start = plainToInstance(UpdateCallRequest, {
      starts_at: '2026-01-15T09:30:20.450+01:00',
    }).starts_at;

    expect(start).toEqual(new Date('2026-01-15T08:30:20.450Z'));
    expect(brokenRules(UpdateCallRequest, { starts_at: null })).toEqual([]);
  });

  it('leave custom data untouched, whatever its keys', () => {
    const custom = {
      constructor: 'x',
      starts_at: '2026-01-15T09:30:20Z',
      nested: { created_at: 1 },
      list: [{}],
    };

    expect(plainToInstance(UpdateCallRequest, { custom }).custom).toBe(custom);
  });
});
