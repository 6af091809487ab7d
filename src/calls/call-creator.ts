import { randomUUID } from 'node:crypto';
import { BadRequestException, ConflictException, Injectable } from '@nestjs/common';
import { InjectRouteClient } from '../access/route-client';
import type { CallRequest } from '../stream/models/call.model';
import type { GetOrCreateCallResponse } from '../stream/models/calls.model';
import { StreamClient } from '../stream/stream.client';
import { StreamApiError } from '../stream/stream.errors';
import type { CreateCallBody } from './dto/create-call.dto';

/** Creates calls that must not exist yet, which Stream can only get or create. */
@Injectable()
export class CallCreator {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  async create({ type, id, ...request }: CreateCallBody): Promise<GetOrCreateCallResponse> {
    requireOneOwner(request.data);
    // Asked first, since getting or creating an existing call would write its creator and ring.
    if (id !== undefined && (await this.#exists(type, id))) throw conflict(type, id);
    const callId = id ?? randomUUID();
    const answer = await this.stream.video.call(type, callId).getOrCreate(request);
    if (!answer.created) throw conflict(type, callId);
    return answer;
  }

  async #exists(type: string, id: string): Promise<boolean> {
    try {
      await this.stream.video.call(type, id).get({ members_limit: 0 });
      return true;
    } catch (error) {
      if (error instanceof StreamApiError && error.status === 404 && error.code !== undefined) return false;
      throw error;
    }
  }
}

function requireOneOwner({ created_by, created_by_id }: CallRequest): void {
  if (created_by === undefined && created_by_id === undefined) {
    throw new BadRequestException(['data.created_by_id or data.created_by is required']);
  }
  if (created_by !== undefined && created_by_id !== undefined) {
    throw new BadRequestException(['data.created_by_id and data.created_by cannot both be given']);
  }
}

function conflict(type: string, id: string): ConflictException {
  return new ConflictException(`The call ${type}:${id} exists already.`);
}
