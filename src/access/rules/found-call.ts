import { ForbiddenException } from '@nestjs/common';
import type { GetOrCreateCallResponse } from '../../stream/models/call-requests.model';
import type { AccessPolicy } from '../access-policy';
import { ADMISSION, type AdmissionCarrier } from '../admission';
import type { CallRelationship } from '../call-access/call-relationship';
import { GUARDED_CALL, type CallCarrier } from '../call-access/guarded-call.decorator';
import type { UserOnCall } from '../call-access/user-on-call';
import { PRINCIPAL } from '../current-principal.decorator';
import type { Principal } from '../principal';
import { sealedParameter } from '../sealed-parameter';

type FoundCall = Pick<GetOrCreateCallResponse, 'call' | 'members'>;

/** Judges a call that a user's request got. The guard may have found none, and somebody else created it since. */
export class FoundCallJudge {
  /** @param call asked anew, since what the guard read of it is out of date */
  constructor(
    private readonly user: Principal,
    private readonly policy: AccessPolicy,
    private readonly call: Pick<UserOnCall, 'anew'>,
  ) {}

  /** @throws ForbiddenException if the user may not read the call */
  async requireReadable({ call: { type, id, created_by }, members }: FoundCall): Promise<void> {
    const { subject } = this.user;
    if (created_by.id === subject || members.some(({ user_id }) => user_id === subject)) return;
    if (await this.policy.mayReadCall(this.user, await this.#standing())) return;
    throw new ForbiddenException(`The call ${type}:${id} belongs to somebody else.`);
  }

  /** @throws ForbiddenException if the user may not ring the call */
  async requireRingable({ call: { type, id, created_by } }: FoundCall): Promise<void> {
    if (created_by.id === this.user.subject) return;
    if (await this.policy.mayChangeCall(this.user, await this.#standing())) return;
    throw new ForbiddenException(`The call ${type}:${id} belongs to somebody else, and was not rung.`);
  }

  #standing(): Promise<CallRelationship> {
    return this.call.anew().standing();
  }
}

/** The judge of the call that a user's request gets, as a parameter of a route; undefined for services, who may get any. */
export const JudgeOfFoundCall = (): ParameterDecorator =>
  sealedParameter((context) => {
    const request = context.switchToHttp().getRequest<AdmissionCarrier & CallCarrier>();
    const { [PRINCIPAL]: user, [ADMISSION]: admission, [GUARDED_CALL]: call } = request;
    return user && admission && call && new FoundCallJudge(user, admission.policy, call);
  });
