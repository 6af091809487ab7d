import { parseMemberSort } from './members.dto';

describe('parseMemberSort', () => {
  it('reads fields with their directions', () => {
    expect(parseMemberSort('-created_at,user_id')).toEqual([
      { field: 'created_at', direction: -1 },
      { field: 'user_id', direction: 1 },
    ]);
  });

  it('is nothing without a sort', () => {
    expect(parseMemberSort(undefined)).toBeUndefined();
  });
});
