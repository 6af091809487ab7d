import type { DoctorContext } from '../../src/doctor';
import type { AppResponse, GetAppResponse } from '../../src/stream/models/app.model';
import { StreamClient } from '../../src/stream/stream.client';
import {
  withMetadata,
  type ResponseMetadata,
  type StreamResponse,
} from '../../src/stream/transport/decoding/response-metadata';

export const API_SECRET = '5cssrefv55rs3cnkk38kfjam2k7c2yykwn4h79dqh66ym89gm65cxy4h9jx4cypd';

const NOON = Date.UTC(2026, 10, 25, 12);

/** What the doctor's checks look at: an app in order, in production, with nothing further set. */
export function aContext(changes: Partial<DoctorContext> = {}): DoctorContext {
  return {
    client: new StreamClient('mmhfdzb5evj2', API_SECRET),
    apiSecret: API_SECRET,
    secrets: [API_SECRET],
    app: anAppAnswer(),
    askedAt: { from: NOON, to: NOON },
    webhookUrl: undefined,
    events: ['*'],
    environment: {},
    production: true,
    ...changes,
  };
}

/** The answer to `getApp`. */
export function anAppAnswer(
  app: Partial<AppResponse> = {},
  metadata: Partial<ResponseMetadata> = {},
): StreamResponse<GetAppResponse> {
  const settings: AppResponse = {
    id: 1,
    name: 'lessons',
    organization: 'School',
    placement: 'eu-west',
    call_types: {},
    grants: {},
    multi_tenant_enabled: false,
    enforce_unique_usernames: 'no',
    disable_auth_checks: false,
    disable_permissions_checks: false,
    guest_user_creation_disabled: false,
    suspended: false,
    webhook_url: '',
    event_hooks: [],
    ...app,
  };
  return withMetadata(
    { duration: '1.00ms', app: settings },
    {
      status: 200,
      requestId: 'r',
      attempts: 1,
      rateLimit: undefined,
      serverDate: new Date(NOON),
      ...metadata,
    },
  );
}

/** A webhook of an app. */
export function aHook(changes: object = {}): Record<string, unknown> {
  return {
    id: 'h1',
    hook_type: 'webhook',
    enabled: true,
    product: 'video',
    event_types: [],
    webhook_url: 'https://api.example.com/webhooks/stream',
    ...changes,
  };
}
