/** Where an event hook sends events. */
export const HOOK_TYPES = ['webhook', 'sqs', 'sns', 'pending_message'] as const;
export type HookType = (typeof HOOK_TYPES)[number];
