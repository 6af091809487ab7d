import { randomBytes } from 'node:crypto';
import type { DoctorCheck } from '../doctor-check';
import type { Finding } from '../finding';
import { sendTestDelivery, type ReceiverAnswer } from './test-delivery';

const CHECK = 'webhook receiver';

/** Whether the receiver at its public address takes what Stream signed, as it was signed, and nothing else. */
export const checkWebhookReceiver: DoctorCheck = async ({ client, apiSecret, webhookUrl }) => {
  if (webhookUrl === undefined) {
    return {
      check: CHECK,
      status: 'skipped',
      message: 'The address of your webhook receiver is not known.',
      fix: 'Set STREAM_WEBHOOK_URL, or the option webhookUrl, if you receive webhooks.',
    };
  }
  const { apiKey } = client;
  const forged = await sendTestDelivery(webhookUrl, { apiKey, secret: randomBytes(32).toString('hex') });
  if (typeof forged === 'string') return unreachable(forged);
  const refusal = refusalOfForged(forged);
  if (refusal) return refusal;
  if (apiSecret === undefined) {
    return {
      check: CHECK,
      status: 'skipped',
      message:
        'The receiver refuses events with a wrong signature; whether it takes right ones is not known.',
      fix: 'Set STREAM_API_SECRET, or the option apiSecret, for a signed test.',
    };
  }
  const signed = await sendTestDelivery(webhookUrl, { apiKey, secret: apiSecret });
  return typeof signed === 'string' ? unreachable(signed) : judgeSigned(signed);
};

function refusalOfForged(answer: ReceiverAnswer): Finding | undefined {
  if (isSuccess(answer)) {
    return failed(
      'The receiver takes events that Stream did not sign: anybody can send it any.',
      'Check the header X-Signature of each event: StreamWebhooksModule, or client.verifyWebhook(rawBody, signature).',
    );
  }
  // These have nothing to do with the signature, and the signed event would meet the same.
  return knownObstacle(answer);
}

function judgeSigned(answer: ReceiverAnswer): Finding {
  if (isSuccess(answer)) {
    return {
      check: CHECK,
      status: 'ok',
      message: 'The receiver takes what Stream signed, byte for byte, and refuses the rest.',
    };
  }
  const { status, reason } = answer;
  if (reason === 'signature mismatch') {
    return failed(
      'The receiver refuses an event with the right signature: it does not get the bytes that were sent, or has another secret.',
      'Let no proxy change the body, give the receiver the raw body, and the secret of the same app.',
    );
  }
  return (
    knownObstacle(answer) ??
    failed(
      `The receiver refuses an event with the right signature: status ${status}${reason === undefined ? '' : `, ${reason}`}.`,
      'Let Stream in: no guard, login or CSRF check of yours may stand before the receiver. Give it the raw body and the secret of the same app.',
    )
  );
}

function knownObstacle({ status, reason }: ReceiverAnswer): Finding | undefined {
  if (reason === 'unknown api key') {
    return failed(
      'The receiver knows another API key: it belongs to another app.',
      'Give the receiver and the doctor the same STREAM_API_KEY.',
    );
  }
  if (reason === 'body taken') {
    return failed(
      'Another body parser takes the body before the receiver gets its bytes.',
      'Let no middleware read the body of this path before Nest does.',
    );
  }
  if (status === 404 || status === 405) {
    return failed(
      `There is no receiver at the address: status ${status}.`,
      "Check STREAM_WEBHOOK_URL against the path of StreamWebhooksModule, /webhooks/stream by default, and the app's global prefix.",
    );
  }
  if (status >= 300 && status < 400) {
    return failed(
      `The address redirects (status ${status}), which Stream does not follow.`,
      'Set STREAM_WEBHOOK_URL and the hook to the address that it leads to.',
    );
  }
  if (status < 500) return undefined;
  return failed(
    `The receiver fails with status ${status}${reason === undefined ? '' : `, ${reason}`}.`,
    'See the logs of the receiver, and of the proxy in front of it.',
  );
}

function unreachable(cause: string): Finding {
  return failed(
    `The receiver cannot be reached from here: ${cause}.`,
    'Start it, and check STREAM_WEBHOOK_URL, DNS, certificate and firewall.',
  );
}

function failed(message: string, fix: string): Finding {
  return { check: CHECK, status: 'error', message, fix };
}

function isSuccess({ status }: ReceiverAnswer): boolean {
  return status >= 200 && status < 300;
}
