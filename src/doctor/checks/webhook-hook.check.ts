import { STREAM_EVENT_TYPES } from '../../stream/models/events';
import { selects } from '../../webhooks/handlers/event-selector';
import type { DoctorCheck } from '../doctor-check';
import type { Finding } from '../finding';
import { readHooks, type WebhookHook } from './webhook-hooks';

const CHECK = 'webhook hook';
/** The events that apps send each other; hooks get them only when they ask for them. */
const CUSTOM = 'custom';
const VIDEO_PRODUCTS = ['', 'all', 'video'];

/** Whether Stream sends its events to our address, and all that are waited for. */
export const checkWebhookHook: DoctorCheck = ({ app, webhookUrl, events, production }) => {
  if (webhookUrl === undefined) {
    return {
      check: CHECK,
      status: 'skipped',
      message: 'The address at which Stream reaches your webhook receiver is not known.',
      fix: 'Set STREAM_WEBHOOK_URL, or the option webhookUrl, if you receive webhooks.',
    };
  }
  if (!app) {
    return {
      check: CHECK,
      status: 'skipped',
      message: 'The hooks could not be read.',
      fix: 'See credentials.',
    };
  }
  const ours = readHooks(app.app).filter(({ url }) => isSame(url, webhookUrl));
  const active = ours.filter(({ enabled }) => enabled);
  if (active.length === 0) return [ours.length > 0 ? disabledFinding() : missingFinding(webhookUrl)];
  const flaws = [
    ...(active.length > 1 ? [repeatedFinding(active.length)] : []),
    ...selectionFindings(active, events),
    ...(production && !webhookUrl.startsWith('https:') ? [openFinding()] : []),
  ];
  if (flaws.length > 0) return flaws;
  return { check: CHECK, status: 'ok', message: 'Stream sends the events to your address.' };
};

/** A trailing slash makes no difference to most routers. */
function isSame(one: string, other: string): boolean {
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  return new URL(one).href.replace(/\/+$/, '') === new URL(other).href.replace(/\/+$/, '');
}

function selectionFindings(hooks: readonly WebhookHook[], events: readonly string[]): Finding[] {
  const forVideo = hooks.filter(({ product }) => VIDEO_PRODUCTS.includes(product));
  if (forVideo.length === 0) {
    return [
      {
        check: CHECK,
        status: 'error',
        message: `The hook for your address is for the product '${hooks[0]?.product ?? ''}' only.`,
        fix: "Set product to 'video' or 'all' in its entry of event_hooks.",
      },
    ];
  }
  const missing = STREAM_EVENT_TYPES.filter(
    (type) => isSelected(events, type) && !forVideo.some((hook) => sends(hook, type)),
  );
  // A handler of all events may well be content with those that are sent; one of certain events waits in vain.
  const awaited = missing.filter((type) =>
    isSelected(
      events.filter((selector) => selector !== '*'),
      type,
    ),
  );
  if (awaited.length === 0 && missing.every((type) => type === CUSTOM)) return [];
  const named = awaited.length > 0 ? awaited : missing;
  return [
    {
      check: CHECK,
      status: awaited.length > 0 ? 'error' : 'warning',
      message: `The hook for your address does not send ${listed(named)}.`,
      fix: named.every((type) => type === CUSTOM)
        ? 'Set should_send_custom_events to true in its entry of event_hooks.'
        : 'Add them to event_types in its entry of event_hooks, or set event_types to [] for all, also those to come.',
    },
  ];
}

function isSelected(selectors: readonly string[], type: string): boolean {
  return selectors.some((selector) => selects(selector, type));
}

function sends({ eventTypes, customEvents }: WebhookHook, type: string): boolean {
  if (type === CUSTOM && !customEvents) return false;
  return eventTypes.length === 0 || eventTypes.includes(type);
}

const MOST_LISTED = 5;

function listed(types: readonly string[]): string {
  const rest = types.length - MOST_LISTED;
  const shown = types.slice(0, MOST_LISTED).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

function missingFinding(webhookUrl: string): Finding {
  const { origin, pathname } = URL.canParse(webhookUrl)
    ? new URL(webhookUrl)
    : { origin: '', pathname: 'an address that is no URL' };
  return {
    check: CHECK,
    status: 'error',
    message: `Stream has no hook for ${origin}${pathname}: it sends no event there.`,
    fix:
      "Add { hook_type: 'webhook', enabled: true, product: 'video', event_types: [], webhook_url: … } to event_hooks by " +
      'updateApp, along with the hooks that getApp lists, or on the dashboard of Stream.',
  };
}

function disabledFinding(): Finding {
  return {
    check: CHECK,
    status: 'error',
    message: 'The hook for your address is switched off.',
    fix: 'Set enabled to true in its entry of event_hooks.',
  };
}

function repeatedFinding(count: number): Finding {
  return {
    check: CHECK,
    status: 'warning',
    message: `${count} hooks send to your address: it gets events several times.`,
    fix: 'Leave one of them in event_hooks, and empty the old setting webhook_url.',
  };
}

function openFinding(): Finding {
  return {
    check: CHECK,
    status: 'warning',
    message: 'Stream sends the events unencrypted: the address has no https.',
    fix: 'Serve the receiver by https, and change the hook and STREAM_WEBHOOK_URL.',
  };
}
