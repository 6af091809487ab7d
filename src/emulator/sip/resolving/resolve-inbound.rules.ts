import { CALL_ID_PATTERN, USER_ID_PATTERN } from '../../../stream/models/limits';
import { readCallRef } from '../../calls/call-ref';
import { routingNumber } from '../../calls/routing-number';
import { inputError, notAllowed, notFound } from '../../protocol/stream-fault';
import { signUserToken } from '../../protocol/token';
import { ensureUser } from '../../users/upsert-users.rules';
import type { App } from '../../world/app';
import type { SipRuleRecord, SipTrunkRecord } from '../../world/sip-store';
import { trunkOf } from '../trunks/trunk.rules';
import { isAnsweredBy, type SipChallenge } from './digest';
import { render, renderFields, type TemplateValues } from './template';

export interface SipInboundRequest {
  readonly sip_trunk_number: string;
  readonly sip_caller_number: string;
  readonly routing_number?: string;
  readonly trunk_id?: string;
  readonly challenge?: SipChallenge;
  readonly sip_headers?: Readonly<Record<string, string>>;
}

export interface ResolvedSipCall {
  readonly trunk: SipTrunkRecord;
  readonly rule: SipRuleRecord;
  /** Stream's SipInboundCredentials. */
  readonly credentials: object;
}

/**
 * The call that a phone call gets to, by the oldest rule that fits, and the token of its user, who is made if need be.
 * Throws 404/16 if no trunk, rule or call fits, 403/17 if the challenge was not met.
 */
export function resolveInbound(app: App, request: SipInboundRequest): ResolvedSipCall {
  const trunk = requireAdmitted(app, request);
  const rule = requireRuleFor(app, trunk, request);
  const values = templateValues(request);
  const { call_id, call_type } = callOf(app, rule, request, values);
  const { id: userId } = ensureUser(
    app,
    onlyAllowed(render(rule.caller.id, values), USER_ID_PATTERN, 'caller_configs.id'),
  );
  return {
    trunk,
    rule,
    credentials: {
      api_key: app.apiKey,
      call_id,
      call_type,
      call_custom_data: rule.callData,
      user_id: userId,
      user_custom_data: renderFields(rule.caller.custom_data, values),
      token: signUserToken(userId, app.apiSecret, app.clock.millis()),
    },
  };
}

/** The trunk of the number, once the caller has proved to belong to it: by a challenge, or before (`trunk_id`). */
function requireAdmitted(app: App, request: SipInboundRequest): SipTrunkRecord {
  const { sip_trunk_number: number, trunk_id: trunkId = '', challenge } = request;
  const trunk = trunkOf(app, number);
  if (!trunk || (trunkId !== '' && trunk.id !== trunkId)) {
    throw notFound(`there is no SIP trunk with the number "${number}"`);
  }
  if (trunkId !== '') return trunk;
  if (challenge === undefined)
    throw inputError('either challenge or trunk_id must be provided.', 'challenge');
  if (!isAnsweredBy(challenge, trunk))
    throw notAllowed('the SIP challenge was answered with wrong credentials');
  return trunk;
}

function requireRuleFor(app: App, trunk: SipTrunkRecord, request: SipInboundRequest): SipRuleRecord {
  const { sip_trunk_number: called, sip_caller_number: caller } = request;
  const fits = (numbers: readonly string[], number: string) =>
    numbers.length === 0 || numbers.includes(number);
  const rule = app.sip.rules.find(
    ({ trunkIds, calledNumbers, callerNumbers }) =>
      trunkIds.includes(trunk.id) && fits(calledNumbers, called) && fits(callerNumbers, caller),
  );
  if (!rule) throw notFound(`no SIP inbound routing rule fits a call from "${caller}" to "${called}"`);
  return rule;
}

function callOf(app: App, { direct }: SipRuleRecord, request: SipInboundRequest, values: TemplateValues) {
  if (direct) {
    const id = onlyAllowed(render(direct.call_id, values), CALL_ID_PATTERN, 'direct_routing_configs.call_id');
    const ref = readCallRef({ type: direct.call_type, id });
    return { call_id: ref.id, call_type: ref.type };
  }
  const { routing_number: number = '' } = request;
  if (number === '') throw inputError('routing_number is a required field', 'routing_number');
  for (const { cid, id, type } of app.calls.all.ascending()) {
    if (routingNumber(cid) === number) return { call_id: id, call_type: type };
  }
  throw notFound(`there is no call with the routing number "${number}"`);
}

function templateValues(request: SipInboundRequest): TemplateValues {
  const { sip_trunk_number, sip_caller_number, routing_number = '', sip_headers = {} } = request;
  return {
    sip_trunk_number,
    sip_caller_number,
    routing_number,
    ...Object.fromEntries(Object.entries(sip_headers).map(([name, value]) => [`sip_headers.${name}`, value])),
  };
}

/** Ids cannot have all characters of phone numbers: the others are left out (emulator choice). */
function onlyAllowed(text: string, pattern: RegExp, field: string): string {
  const id = [...text].filter((character) => pattern.test(character)).join('');
  if (id === '') throw inputError(`${field} of the routing rule renders to no id`);
  return id;
}
