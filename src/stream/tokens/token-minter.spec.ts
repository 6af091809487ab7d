import { runInNewContext } from 'node:vm';
import { verify } from 'jsonwebtoken';
import type { CallTokenRequest, UserTokenRequest } from '../models/tokens';
import { StreamValidationError } from '../stream.errors';
import { resolveClientOptions, type StreamClientOptions } from '../stream.options';
import { TokenMinter } from './token-minter';
import { TokenSigner } from './token-signer';

const SECRET = 'a-secret-of-the-app';
const NOW = 1_767_225_604;

const aMinter = (options: StreamClientOptions = {}): TokenMinter =>
  new TokenMinter(new TokenSigner(SECRET), resolveClientOptions(options), () => NOW * 1000 + 987);

/** The claims of a token, once its signature is checked. */
const claimsOf = (token: string): unknown =>
  verify(token, SECRET, { algorithms: ['HS256'], clockTimestamp: NOW });

describe('TokenMinter', () => {
  describe('signs what it checked', () => {
    const changed = () => ({ server: true, user_id: 'admin' });

    it('and asks no toJSON method of lists and objects', () => {
      const call_cids = Object.assign(['default:a'], { toJSON: () => ['default:secret'] });
      class Team {
        readonly name = 'red';
      }
      Object.defineProperty(Team.prototype, 'toJSON', { value: changed });

      expect(claimsOf(aMinter().callToken({ user_id: 'john', call_cids, team: new Team() }))).toMatchObject({
        user_id: 'john',
        call_cids: ['default:a'],
        team: { name: 'red' },
      });
    });

    it.each<[string, Record<string, unknown>]>([
      ['toJSON', { toJSON: changed }],
      ['team.toJSON', { team: { toJSON: changed } }],
      ['rank', { rank: 1n }],
      ['rank', { rank: NaN }],
    ])('and rejects %s, which is no JSON', (name, claims) => {
      for (const mint of ['userToken', 'permanentToken'] as const) {
        expect(() => aMinter()[mint]({ user_id: 'john', ...claims })).toThrow(`${name} must be JSON`);
      }
    });

    it('and ends at an object that holds itself', () => {
      const team: Record<string, unknown> = {};
      team.team = team;

      expect(() => aMinter().userToken({ user_id: 'john', team })).toThrow('must not lie deeper than');
    });

    it('and leaves dates as text, and out what is undefined', () => {
      const request = { user_id: 'john', since: new Date(0), nick: undefined };

      expect(claimsOf(aMinter().userToken(request))).toEqual({
        user_id: 'john',
        since: '1970-01-01T00:00:00.000Z',
        iat: NOW - 5,
        exp: NOW - 5 + 3600,
      });
    });
  });

  it('leaves dates of another realm as text too', () => {
    const request = { user_id: 'john', since: runInNewContext('new Date(0)') as Date };

    expect(request.since instanceof Date).toBe(false);
    expect(claimsOf(aMinter().userToken(request))).toMatchObject({ since: '1970-01-01T00:00:00.000Z' });
  });

  it('makes a user token for one hour, dated back five seconds', () => {
    expect(claimsOf(aMinter().userToken({ user_id: 'john' }))).toEqual({
      user_id: 'john',
      iat: NOW - 5,
      exp: NOW - 5 + 3600,
    });
  });

  it('counts the validity from the issue time, and does not put it into the token', () => {
    const request = { user_id: 'john', validity_in_seconds: 60 };
    expect(claimsOf(aMinter({ tokenBackdatingSeconds: 0 }).userToken(request))).toEqual({
      user_id: 'john',
      iat: NOW,
      exp: NOW + 60,
    });
    expect(request).toEqual({ user_id: 'john', validity_in_seconds: 60 });
  });

  it('takes iat and exp when they are given', () => {
    expect(
      claimsOf(aMinter().userToken({ user_id: 'john', iat: NOW - 100, validity_in_seconds: 200 })),
    ).toEqual({
      user_id: 'john',
      iat: NOW - 100,
      exp: NOW + 100,
    });
    expect(claimsOf(aMinter().userToken({ user_id: 'john', exp: NOW + 9, validity_in_seconds: 60 }))).toEqual(
      {
        user_id: 'john',
        iat: NOW - 5,
        exp: NOW + 9,
      },
    );
  });

  it('signs further claims as they are, and leaves out undefined ones', () => {
    const token = aMinter().userToken({ user_id: 'john', tenant: 'jürgen', role: undefined });
    expect(claimsOf(token)).toEqual({ user_id: 'john', tenant: 'jürgen', iat: NOW - 5, exp: NOW + 3595 });
  });

  it('makes a call token with its calls and role', () => {
    const token = aMinter().callToken({ user_id: 'john', call_cids: ['livestream:show-1'], role: 'host' });
    expect(claimsOf(token)).toEqual({
      user_id: 'john',
      call_cids: ['livestream:show-1'],
      role: 'host',
      iat: NOW - 5,
      exp: NOW + 3595,
    });
  });

  it('makes a permanent token without an end', () => {
    expect(claimsOf(aMinter().permanentToken({ user_id: 'john' }))).toEqual({
      user_id: 'john',
      iat: NOW - 5,
    });
  });

  it.each<[string, UserTokenRequest, string]>([
    ['an empty user id', { user_id: '' }, 'user_id must not be empty.'],
    ['a missing user id', {} as UserTokenRequest, 'user_id must be text, not undefined.'],
    [
      'a user id that no user can have',
      { user_id: 'auth0|1' },
      "user_id may only have letters, digits, @, _ and -; received 'auth0|1'.",
    ],
    ['a user id that is too long', { user_id: 'u'.repeat(256) }, 'user_id must have at most 255 characters'],
    [
      'a validity of nothing',
      { user_id: 'j', validity_in_seconds: 0 },
      'validity_in_seconds must be a whole number of seconds above 0.',
    ],
    [
      'half a second',
      { user_id: 'j', validity_in_seconds: 0.5 },
      'validity_in_seconds must be a whole number of seconds above 0.',
    ],
    ['an end in milliseconds', { user_id: 'j', exp: NOW * 1000 }, 'It looks like milliseconds.'],
    ['an end before the start', { user_id: 'j', exp: NOW - 6 }, 'exp must be later than iat.'],
    [
      'an issue time that is no number',
      { user_id: 'j', iat: Number.NaN },
      'iat must be a whole number of unix seconds, not NaN.',
    ],
    [
      'the claim of servers',
      { user_id: 'j', server: true },
      'server would make this a token with full access to the app.',
    ],
    [
      'calls that are no list',
      { user_id: 'j', call_cids: 'default:a' },
      'call_cids must be a list of at least one call',
    ],
  ])('refuses %s', (_, request, message) => {
    expect(() => aMinter().userToken(request)).toThrow(StreamValidationError);
    expect(() => aMinter().userToken(request)).toThrow(message);
  });

  it.each([
    [[], 'call_cids must be a list of at least one call'],
    [['default'], 'call_cids[0] must be `<type>:<id>`.'],
    [['default:a', ':b'], 'call_cids[1] must be `<type>:<id>`.'],
    [['default:a:b'], 'call_cids[0] must be `<type>:<id>`.'],
    [[`default:${'b'.repeat(65)}`], 'Each has at most 64 characters.'],
    [undefined, 'call_cids must be a list of at least one call'],
  ])('refuses a call token for %j', (call_cids, message) => {
    expect(() => aMinter().callToken({ user_id: 'j', call_cids } as CallTokenRequest)).toThrow(message);
  });

  it.each([{ exp: NOW + 60 }, { validity_in_seconds: 60 }])('refuses a permanent token with %j', (end) => {
    expect(() => aMinter().permanentToken({ user_id: 'john', ...end })).toThrow(
      'has no place in a permanent token',
    );
  });

  describe('with limits', () => {
    it('caps the validity, however it is given', () => {
      const minter = aMinter({ maxTokenValiditySeconds: 3600 });
      expect(claimsOf(minter.userToken({ user_id: 'j' }))).toMatchObject({ exp: NOW + 3595 });
      expect(() => minter.userToken({ user_id: 'j', validity_in_seconds: 3601 })).toThrow(
        'must be at most 3600 seconds',
      );
      expect(() => minter.userToken({ user_id: 'j', exp: NOW + 3600 })).toThrow(
        'must be at most 3600 seconds',
      );
      expect(() => minter.userToken({ user_id: 'j', iat: NOW + 60 })).toThrow('must be at most 3600 seconds');
      expect(() => minter.permanentToken({ user_id: 'j' })).toThrow('maxTokenValiditySeconds is set');
    });

    it('allows only the roles that are listed, in every kind of token', () => {
      const minter = aMinter({ allowedTokenRoles: ['host'] });
      expect(claimsOf(minter.userToken({ user_id: 'j', role: 'host' }))).toMatchObject({ role: 'host' });
      expect(() => minter.userToken({ user_id: 'j', role: 'admin' })).toThrow(
        'role must be one of allowedTokenRoles: host.',
      );
      expect(() => minter.permanentToken({ user_id: 'j', role: 'admin' })).toThrow('role must be one of');
      expect(() => minter.callToken({ user_id: 'j', role: 'admin', call_cids: ['a:b'] })).toThrow(
        'role must be one of',
      );
    });

    it('caps the bytes of a token, and names what makes it long', () => {
      const minter = aMinter({ maxTokenBytes: 300 });
      const call_cids = Array.from({ length: 20 }, (_, index) => `default:call-${index}`);

      expect(minter.userToken({ user_id: 'john' }).length).toBeLessThan(300);
      expect(() => minter.callToken({ user_id: 'john', call_cids })).toThrow(
        /^call_cids makes a token of \d+ bytes, of which at most 300 are allowed \(maxTokenBytes\)/,
      );
      expect(() => minter.permanentToken({ user_id: 'x'.repeat(255) })).toThrow(/^user_id makes a token/);
    });

    it('shortens the validity that nobody asked for', () => {
      const claims = claimsOf(aMinter({ maxTokenValiditySeconds: 60 }).userToken({ user_id: 'john' }));

      expect(claims).toMatchObject({ iat: NOW - 5, exp: NOW + 55 });
    });

    it('caps the number of calls', () => {
      const minter = aMinter({ maxTokenCallCids: 1 });
      expect(minter.callToken({ user_id: 'j', call_cids: ['a:b'] })).toEqual(expect.any(String));
      expect(() => minter.callToken({ user_id: 'j', call_cids: ['a:b', 'a:c'] })).toThrow(
        'call_cids must name at most 1 calls',
      );
    });
  });
});
