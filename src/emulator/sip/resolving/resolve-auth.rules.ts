import type { App } from '../../world/app';
import { isInRanges } from '../trunks/ip-ranges';
import { trunkOf } from '../trunks/trunk.rules';

export interface SipAuthRequest {
  readonly sip_trunk_number: string;
  readonly sip_caller_number: string;
  readonly source_ip?: string;
}

/** Stream's ResolveSipAuthResponse: whether the phone call may go on, needs a password, or came by an unknown number. */
export function resolveAuth(app: App, { sip_trunk_number: number, source_ip: ip = '' }: SipAuthRequest) {
  const trunk = trunkOf(app, number);
  if (!trunk) return { auth_result: 'no_trunk_found' };
  const { id, username, password, allowedIps } = trunk;
  if (isInRanges(ip, allowedIps)) return { auth_result: 'accept', trunk_id: id };
  return { auth_result: 'password', trunk_id: id, username, password };
}
