import type { StreamClient } from '../stream/stream.client';
import { shownKey, verifyCredentials, type CredentialsVerdict } from '../stream/verify-credentials';
import { checkApp } from './checks/app.check';
import { checkClock } from './checks/clock.check';
import { checkEmulator } from './checks/emulator.check';
import { checkPublicVariables } from './checks/public-variables.check';
import { checkRateLimits } from './checks/rate-limits.check';
import { checkWebhookHook } from './checks/webhook-hook.check';
import { checkWebhookReceiver } from './checks/webhook-receiver.check';
import type { DoctorCheck, DoctorContext } from './doctor-check';
import type { Finding } from './finding';

/** What is to be looked at; all of it may be left out. */
export interface DoctorOptions {
  /** The secret of the client, which some checks need. Default: STREAM_API_SECRET. */
  readonly apiSecret?: string | undefined;
  /** Further secrets of yours that no front end may have. */
  readonly secrets?: readonly string[] | undefined;
  /** The address at which Stream reaches your webhook receiver. Default: STREAM_WEBHOOK_URL. */
  readonly webhookUrl?: string | undefined;
  /** The events that your handlers wait for, as in `@OnStreamEvent`: types, `call.*`, `*`. Default: `['*']`. */
  readonly events?: readonly string[] | undefined;
  /** Default: that of this process. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Default: whether NODE_ENV is `production`. */
  readonly production?: boolean | undefined;
  /** The option `proxy` of the client. Default: as `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` say. */
  readonly proxy?: string | false | undefined;
  /** Checks of your own, made after the others. */
  readonly checks?: readonly DoctorCheck[] | undefined;
}

const CHECKS: readonly DoctorCheck[] = [
  checkClock,
  checkApp,
  checkRateLimits,
  checkWebhookHook,
  checkWebhookReceiver,
  checkPublicVariables,
  checkEmulator,
];

/**
 * Looks for what usually goes wrong between an app and Stream: credentials, clock, webhooks, limits, secrets that are
 * published. Nothing is changed. It sends one request to Stream, and a few to the webhook receiver when its address is known.
 *
 * @example
 * ```ts
 * const findings = await runDoctor(client, { webhookUrl: 'https://api.example.com/webhooks/stream' });
 * const errors = findings.filter(({ status }) => status === 'error');
 * ```
 */
export async function runDoctor(client: StreamClient, options: DoctorOptions = {}): Promise<Finding[]> {
  const { environment = process.env, checks = [], secrets = [] } = options;
  const apiSecret = options.apiSecret ?? filled(environment.STREAM_API_SECRET);
  const from = Date.now();
  const verdict = await verifyCredentials(client, apiSecret);
  const context: DoctorContext = {
    client,
    apiSecret,
    secrets: apiSecret === undefined ? secrets : [apiSecret, ...secrets],
    app: verdict.verdict === 'accepted' ? verdict.app : undefined,
    askedAt: { from, to: Date.now() },
    webhookUrl: options.webhookUrl ?? filled(environment.STREAM_WEBHOOK_URL),
    events: options.events ?? ['*'],
    environment,
    proxy: options.proxy,
    production: options.production ?? environment.NODE_ENV === 'production',
  };
  const others = await Promise.all([...CHECKS, ...checks].map(async (check) => await check(context)));
  return [credentialsFinding(verdict, client), ...others.flat()];
}

function credentialsFinding(verdict: CredentialsVerdict, client: StreamClient): Finding {
  const check = 'credentials';
  if (verdict.verdict !== 'accepted') {
    return { check, status: 'error', message: verdict.problem, fix: verdict.fix };
  }
  const { name, placement } = verdict.app.app;
  return {
    check,
    status: 'ok',
    message: `Key ${shownKey(client)} and secret belong together: app '${name}', region ${placement}.`,
  };
}

/** A variable that is set to nothing counts as not set. */
function filled(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
