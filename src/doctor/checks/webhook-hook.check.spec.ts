import { aContext, aHook, anAppAnswer } from '../../../test/support/doctor-context';
import type { DoctorContext } from '../doctor-check';
import { checkWebhookHook } from './webhook-hook.check';

const WEBHOOK_URL = 'https://api.example.com/webhooks/stream';

const check = (hooks: Record<string, unknown>[], changes: Partial<DoctorContext> = {}) =>
  checkWebhookHook(
    aContext({ webhookUrl: WEBHOOK_URL, app: anAppAnswer({ event_hooks: hooks }), ...changes }),
  );

describe('checkWebhookHook', () => {
  it.each([
    [[aHook()], ['*']],
    [[aHook({ product: 'all', webhook_url: `${WEBHOOK_URL}/` })], ['*']],
    [[aHook({ product: undefined, event_types: undefined })], ['call.*']],
    [[aHook({ event_types: ['call.ended', 'call.created'] })], ['call.ended']],
    [[aHook({ hook_type: 'sqs' }), aHook()], ['*']],
    [[aHook({ event_types: ['custom'], should_send_custom_events: true })], ['custom']],
    [[aHook({ enabled: false }), aHook()], ['*']],
  ])('is content with %j for %j', (hooks, events) => {
    expect(check(hooks, { events })).toMatchObject({ status: 'ok' });
  });

  it('is content with the older setting', () => {
    const app = anAppAnswer({ webhook_url: WEBHOOK_URL, event_hooks: undefined });

    expect(check([], { app })).toMatchObject({ status: 'ok' });
  });

  it.each<[Record<string, unknown>[], Partial<DoctorContext>, 'error' | 'warning', string, string]>([
    [[], {}, 'error', `Stream has no hook for ${WEBHOOK_URL}`, 'event_hooks by updateApp'],
    [
      [aHook({ webhook_url: 'https://other.example.com/' })],
      {},
      'error',
      'Stream has no hook',
      'event_hooks',
    ],
    [[aHook({ hook_type: 'sns' })], {}, 'error', 'Stream has no hook', 'event_hooks'],
    [[aHook({ enabled: false })], {}, 'error', 'switched off', 'Set enabled to true'],
    [[aHook({ product: 'chat' })], {}, 'error', "product 'chat' only", "Set product to 'video' or 'all'"],
    [
      [aHook({ event_types: ['call.created'] })],
      { events: ['call.ended', 'call.recording_ready'] },
      'error',
      'does not send call.ended, call.recording_ready.',
      'event_types',
    ],
    [[aHook({ event_types: ['call.created'] })], {}, 'warning', 'and 61 more', 'event_types'],
    [[aHook()], { events: ['custom'] }, 'error', 'does not send custom', 'should_send_custom_events'],
    [[aHook(), aHook({ id: 'h2' })], {}, 'warning', '2 hooks send to your address', 'Leave one'],
    [
      [aHook({ webhook_url: 'http://api.example.com/stream' })],
      { webhookUrl: 'http://api.example.com/stream' },
      'warning',
      'has no https',
      'https',
    ],
  ])('of %j with %j says what to do', (hooks, changes, status, words, fix) => {
    expect(check(hooks, changes)).toEqual([
      {
        check: 'webhook hook',
        status,
        message: expect.stringContaining(words),
        fix: expect.stringContaining(fix),
      },
    ]);
  });

  it('does not show what may be secret in the address', () => {
    const findings = check([], { webhookUrl: `${WEBHOOK_URL}?token=s3cret` });

    expect(JSON.stringify(findings)).not.toContain('s3cret');
  });

  it.each([{ webhookUrl: undefined }, { app: undefined }])('is skipped with %j', (changes) => {
    expect(check([], changes)).toMatchObject({ status: 'skipped', fix: expect.any(String) });
  });
});
