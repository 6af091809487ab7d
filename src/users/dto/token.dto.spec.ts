import { brokenRules } from '../../stream/models/validation/broken-rules';
import { MintTokenBody, RevokeTokensBody } from './token.dto';

describe('MintTokenBody', () => {
  it.each([
    {},
    { validity_in_seconds: 1 },
    { validity_in_seconds: 315_360_000 },
    { call_cids: ['default:standup'], role: 'host' },
  ])('takes %j', (body) => {
    expect(brokenRules(MintTokenBody, body)).toEqual([]);
  });

  it.each([
    [{ validity_in_seconds: 0 }, 'validity_in_seconds must not be less than 1'],
    [{ validity_in_seconds: 1.5 }, 'validity_in_seconds must be an integer number'],
    [{ validity_in_seconds: null }, 'validity_in_seconds must be an integer number'],
    [{ validity_in_seconds: 315_360_001 }, 'validity_in_seconds must not be greater than 315360000'],
    [{ call_cids: [] }, 'call_cids should not be empty'],
    [{ call_cids: ['standup'] }, 'each value in call_cids must be <type>:<id>'],
    [{ call_cids: [7] }, 'each value in call_cids must be <type>:<id>'],
    [{ role: 'host' }, 'role needs call_cids'],
    [{ user_id: 'john' }, 'user_id is not a known field'],
  ])('refuses %j', (body, message) => {
    expect(brokenRules(MintTokenBody, body)).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });
});

describe('RevokeTokensBody', () => {
  it('takes a date or nothing', () => {
    expect(brokenRules(RevokeTokensBody, {})).toEqual([]);
    expect(brokenRules(RevokeTokensBody, { before: '2026-01-15T09:30:00Z' })).toEqual([]);
    expect(brokenRules(RevokeTokensBody, { before: 'yesterday' })).toEqual([
      expect.stringContaining('before must be an RFC 3339 date'),
    ]);
  });
});
