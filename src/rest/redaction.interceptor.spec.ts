import type { ExecutionContext } from '@nestjs/common';
import { firstValueFrom, of } from 'rxjs';
import { PRINCIPAL } from '../access/current-principal.decorator';
import type { Principal } from '../access/principal';
import { withoutPrivateFields } from '../access/rules/private-fields';
import { RedactionInterceptor } from './redaction.interceptor';

const anAnswer = () => ({
  members: ['john', 'jack'].map((id) => ({ user: { id, devices: [{ id: `of-${id}` }] } })),
});

const principal = (kind: Principal['kind'], subject: string): Principal => ({ kind, subject, scopes: [] });

function shown(answer: unknown, whom?: Principal): Promise<unknown> {
  const request = { [PRINCIPAL]: whom };
  const context = { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
  const interceptor = new RedactionInterceptor(withoutPrivateFields);
  return firstValueFrom(interceptor.intercept(context, { handle: () => of(answer) }));
}

describe('RedactionInterceptor', () => {
  it.each([
    ['services all of a response', principal('service', 'john'), ['of-john', 'of-jack']],
    ['users what is their own', principal('user', 'john'), ['of-john']],
    ['nothing private without a principal', undefined, []],
  ])('shows %s', async (_, whom, devices) => {
    const text = JSON.stringify(await shown(anAnswer(), whom));

    expect(text).toContain('"id":"jack"');
    expect(text.match(/of-\w+/g) ?? []).toEqual(devices);
  });

  it.each(['service', 'user'] as const)('writes dates as text for a %s', async (kind) => {
    const answer = { call: { created_at: new Date(0), created_by: { updated_at: new Date(1) } } };

    expect(await shown(answer, principal(kind, 'john'))).toMatchObject({
      call: {
        created_at: '1970-01-01T00:00:00.000Z',
        created_by: { updated_at: '1970-01-01T00:00:00.001Z' },
      },
    });
  });

  it('lets responses without a body pass', async () => {
    expect(await shown(undefined, principal('user', 'john'))).toBeUndefined();
  });
});
