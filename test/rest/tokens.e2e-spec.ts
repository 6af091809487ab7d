import { createHmac } from 'node:crypto';
import { A_PLATFORM } from '../support/platforms';
import { useRestHost } from './rest-host';

function verifiedClaims(token: string, secret: string): Record<string, unknown> {
  const [header, payload, signature] = token.split('.') as [string, string, string];
  expect(createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')).toBe(signature);
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
}

const seconds = (date: string) => Date.parse(date) / 1000;

describe.each(A_PLATFORM)('tokens on %s', (platform) => {
  const host = useRestHost(platform);

  beforeEach(async () => {
    await host.request('PUT', '/users', { users: [{ id: 'john' }] });
  });

  it.each([undefined, {}])('are valid for one hour when the body is %j', async (request) => {
    const { status, body } = await host.request('POST', '/users/john/tokens', request);

    expect(status).toBe(201);
    expect(Object.keys(body).sort()).toEqual(['api_key', 'expires_at', 'issued_at', 'token', 'user_id']);
    expect(body).toMatchObject({ user_id: 'john', api_key: host.stream().apiKey });
    expect(verifiedClaims(body.token, host.stream().apiSecret)).toEqual({
      user_id: 'john',
      iat: seconds(body.issued_at),
      exp: seconds(body.issued_at) + 3600,
    });
    expect(seconds(body.expires_at)).toBe(seconds(body.issued_at) + 3600);
  });

  it('have the validity, calls and role asked for', async () => {
    const request = { validity_in_seconds: 60, call_cids: ['default:standup'], role: 'host' };

    const { body } = await host.request('POST', '/users/john/tokens', request);

    expect(verifiedClaims(body.token, host.stream().apiSecret)).toEqual({
      user_id: 'john',
      call_cids: ['default:standup'],
      role: 'host',
      iat: seconds(body.issued_at),
      exp: seconds(body.issued_at) + 60,
    });
  });

  it('are revoked until now, or until a moment', async () => {
    const before = '2026-01-15T09:30:00.000Z';

    const untilThen = await host.request('POST', '/users/john/tokens/revoke', { before });
    const revokedUntilThen = await host.request('GET', '/users/john');
    const untilNow = await host.request('POST', '/users/john/tokens/revoke');
    const revokedUntilNow = await host.request('GET', '/users/john');

    expect(untilThen).toMatchObject({ status: 204, body: undefined });
    expect(revokedUntilThen.body.revoke_tokens_issued_before).toBe(before);
    expect(untilNow.status).toBe(204);
    expect(Date.now() - Date.parse(revokedUntilNow.body.revoke_tokens_issued_before)).toBeLessThan(60_000);
  });

  it('of a user that does not exist cannot be revoked', async () => {
    const { status, body } = await host.request('POST', '/users/nobody/tokens/revoke');

    expect(status).toBe(404);
    expect(body).toMatchObject({ statusCode: 404, code: 16 });
  });
});
