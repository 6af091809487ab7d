import { plainToInstance } from 'class-transformer';
import { brokenRules } from '../../stream/models/validation/broken-rules';
import { DeleteCallQuery, GetCallQuery } from './calls.dto';
import { MembersQuery } from './members.dto';

describe('the query parameters of calls', () => {
  it('are read as numbers and booleans', () => {
    expect(plainToInstance(GetCallQuery, { members_limit: '25' })).toEqual({ members_limit: 25 });
    expect(plainToInstance(DeleteCallQuery, { hard: 'false' })).toEqual({ hard: false });
  });

  it.each([
    [GetCallQuery, {}],
    [GetCallQuery, { members_limit: '0' }],
    [GetCallQuery, { members_limit: '100' }],
    [DeleteCallQuery, { hard: 'true' }],
    [MembersQuery, { limit: '5', next: 'abc', sort: '-created_at,user_id' }],
  ])('%p takes %j', (type, query) => {
    expect(brokenRules(type, query)).toEqual([]);
  });

  it.each([
    [GetCallQuery, { members_limit: '' }, 'members_limit must be an integer'],
    [GetCallQuery, { members_limit: '1e1' }, 'members_limit must be an integer'],
    [GetCallQuery, { members_limit: ['1', '2'] }, 'members_limit must be an integer'],
    [GetCallQuery, { members_limit: '101' }, 'members_limit must not be greater than 100'],
    [GetCallQuery, { members_limit: '-1' }, 'members_limit must not be less than 0'],
    [GetCallQuery, { member_limit: '1' }, 'member_limit is not a known field'],
    [DeleteCallQuery, { hard: '1' }, 'hard must be true or false'],
    [DeleteCallQuery, { hard: ['true', 'true'] }, 'hard must be true or false'],
    [MembersQuery, { sort: 'name' }, 'sort must be created_at, user_id'],
    [MembersQuery, { sort: 'user_id,created_at' }, 'sort must be created_at, user_id'],
  ])('%p refuses %j', (type, query, message) => {
    expect(brokenRules(type, query)).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
  });
});
