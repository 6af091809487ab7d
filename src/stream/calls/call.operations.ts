import { declareOperations, READS, SAME_CONTENT } from '../transport/declare-operations';
import type { OperationRequest } from '../transport/operation';

const RINGS = 'it reads or creates, but with `ring` or `notify` a second request would disturb people again';

/** Calls themselves, and their members. */
export const CALL_OPERATIONS = declareOperations({
  GetCall: {
    method: 'GET',
    path: '/video/call/{type}/{id}',
    retry: 'read',
    reason: RINGS,
    unsafeIf: disturbs,
    keepsMisses: true,
  },
  GetOrCreateCall: {
    method: 'POST',
    path: '/video/call/{type}/{id}',
    retry: 'idempotent',
    reason: RINGS,
    unsafeIf: disturbs,
  },
  UpdateCall: {
    method: 'PATCH',
    path: '/video/call/{type}/{id}',
    retry: 'idempotent',
    reason: SAME_CONTENT,
  },
  DeleteCall: {
    method: 'POST',
    path: '/video/call/{type}/{id}/delete',
    retry: 'delete',
    reason: 'a second request finds no such call',
  },
  EndCall: {
    method: 'POST',
    path: '/video/call/{type}/{id}/mark_ended',
    retry: 'idempotent',
    reason: 'the call stays ended',
  },
  GoLive: {
    method: 'POST',
    path: '/video/call/{type}/{id}/go_live',
    retry: 'idempotent',
    reason: 'the call stays live, but a second request would start recordings and broadcasts again',
    unsafeIf: ({ body }) => Object.values(body ?? {}).includes(true),
  },
  StopLive: {
    method: 'POST',
    path: '/video/call/{type}/{id}/stop_live',
    retry: 'idempotent',
    reason: 'the call stays in its backstage',
  },
  RingCall: {
    method: 'POST',
    path: '/video/call/{type}/{id}/ring',
    retry: 'unsafe',
    reason: 'a second request rings again',
  },
  QueryCalls: { method: 'POST', path: '/video/calls', retry: 'read', reason: READS, isLong: true },
  QueryCallMembers: {
    method: 'POST',
    path: '/video/call/members',
    retry: 'read',
    reason: READS,
    isLong: true,
  },
  QueryCallParticipants: {
    method: 'POST',
    path: '/video/call/{type}/{id}/participants',
    retry: 'read',
    reason: READS,
    isLong: true,
  },
  UpdateCallMembers: {
    method: 'POST',
    path: '/video/call/{type}/{id}/members',
    retry: 'idempotent',
    reason: 'members are set or removed by id',
  },
});

function disturbs({ body, query }: OperationRequest): boolean {
  return asksToDisturb(body) || asksToDisturb(query);
}

function asksToDisturb(part: { readonly ring?: unknown; readonly notify?: unknown } | undefined): boolean {
  return part !== undefined && (Boolean(part.ring) || Boolean(part.notify));
}
