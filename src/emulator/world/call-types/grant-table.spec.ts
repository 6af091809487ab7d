import fc from 'fast-check';
import { runs } from '../../../../test/support/runs';
import { CALL_PERMISSIONS, GRANT_SUFFIXES } from './call-permissions';
import { GrantTable } from './grant-table';

const PERMISSIONS = CALL_PERMISSIONS.map(({ id }) => id);
const scope = fc.record({ owns: fc.boolean(), ownTeam: fc.boolean() });
const granted = fc.array(
  fc
    .tuple(fc.constantFrom(...PERMISSIONS), fc.constantFrom('', ...Object.values(GRANT_SUFFIXES)))
    .map(([permission, suffix]) => permission + suffix),
);

describe('the grants of a call type', () => {
  it.each([
    ['send-audio', { owns: false, ownTeam: true }, true],
    ['send-audio', { owns: true, ownTeam: false }, false],
    ['send-audio-owner', { owns: true, ownTeam: true }, true],
    ['send-audio-owner', { owns: false, ownTeam: true }, false],
    ['send-audio-owner', { owns: true, ownTeam: false }, false],
    ['send-audio-any-team', { owns: false, ownTeam: false }, true],
    ['send-audio-any-team-owner', { owns: true, ownTeam: false }, true],
    ['send-audio-any-team-owner', { owns: false, ownTeam: true }, false],
  ])('count %s for %j: %s', (grant, given, allowed) => {
    const table = new GrantTable({ user: [grant] });
    expect(table.allows('user', 'send-audio', given)).toBe(allowed);
    expect(table.capabilities('user', given)).toEqual(allowed ? ['send-audio'] : []);
  });

  it('show as capabilities what they allow, sorted, in every scope', () => {
    fc.assert(
      fc.property(granted, fc.array(scope), (grants, scopes) => {
        const table = new GrantTable({ user: grants });
        for (const given of scopes) {
          const shown = CALL_PERMISSIONS.flatMap(({ id, capability }) =>
            capability !== undefined && table.allows('user', id, given) ? [capability] : [],
          );
          expect(table.capabilities('user', given)).toEqual(shown.toSorted());
        }
      }),
      { numRuns: runs(400) },
    );
  });

  it('tell of every role what it may do on calls of its team that are not its own', () => {
    const table = new GrantTable({ host: ['send-video', 'end-call-owner'], user: ['join-call-any-team'] });
    expect(table.capabilitiesByRole).toEqual({ host: ['send-video'], user: ['join-call'] });
  });

  it('give nothing to a role that they do not name, be it a property of all objects', () => {
    const table = new GrantTable({ user: PERMISSIONS });
    expect(table.allows('constructor', 'join-call', { owns: true, ownTeam: true })).toBe(false);
    expect(table.capabilities('constructor', { owns: true, ownTeam: true })).toEqual([]);
  });
});
