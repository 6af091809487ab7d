import { isUserEvent } from '../payload/event-kind';
import type { Hook } from './hook';

/** Whether an event is sent to a hook: by its type, by the product it belongs to, and for custom events by consent. */
export function wants(hook: Hook, type: string): boolean {
  if (type === 'custom' && !hook.customEvents) return false;
  if (hook.eventTypes.length > 0 && !hook.eventTypes.includes(type)) return false;
  return isOfProduct(hook.product, type);
}

/** Users belong to all products, calls to Video, channels to Chat. */
function isOfProduct(product: string, type: string): boolean {
  if (product === '' || product === 'all' || isUserEvent(type) || type.startsWith('export.users.'))
    return true;
  return product === (type.startsWith('export.channels.') ? 'chat' : 'video');
}
