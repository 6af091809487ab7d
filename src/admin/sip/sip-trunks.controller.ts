import { Body, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { sendingSecrets } from '../secrets/sending-secrets';
import { withoutSecrets } from '../secrets/without-secrets';
import {
  CreateSipTrunkBody,
  SipTrunkBody,
  SipTrunkList,
  SipTrunkParams,
  WrittenSipTrunk,
} from './sip-trunks.dto';
import { CREATE_TRUNK_EXAMPLES, SIP_TRUNKS, UPDATE_TRUNK_EXAMPLES, WRITTEN_TRUNK } from './sip.examples';

@RestController('admin/sip/trunks', 'administration')
export class SipTrunksController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the SIP trunks',
    scopes: ['sip:read'],
    answers: [
      {
        status: 200,
        description: 'The trunks, without their passwords.',
        type: SipTrunkList,
        example: SIP_TRUNKS,
      },
    ],
  })
  async listSIPTrunks(@Upstream() upstream: RequestOptions): Promise<SipTrunkList> {
    return withoutSecrets(await this.stream.video.listSIPTrunks(upstream));
  }

  @Post()
  @Operation({
    summary: 'Create a SIP trunk',
    description: 'Choose a password that nobody can guess: no response has it.',
    scopes: ['sip:write'],
    body: { type: CreateSipTrunkBody, examples: CREATE_TRUNK_EXAMPLES },
    answers: [
      {
        status: 201,
        description: 'The trunk, without its password.',
        type: WrittenSipTrunk,
        example: WRITTEN_TRUNK,
      },
    ],
  })
  async createSIPTrunk(
    @Body() trunk: CreateSipTrunkBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<WrittenSipTrunk> {
    return sendingSecrets(trunk, this.stream.video.createSIPTrunk(trunk, upstream));
  }

  @Put(':trunk_id')
  @Operation({
    summary: 'Replace a SIP trunk',
    description: 'The password stays as it is when omitted.',
    scopes: ['sip:write'],
    body: { type: SipTrunkBody, examples: UPDATE_TRUNK_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The trunk, without its password.',
        type: WrittenSipTrunk,
        example: WRITTEN_TRUNK,
      },
    ],
    errors: [404],
  })
  async updateSIPTrunk(
    @Param() { trunk_id: id }: SipTrunkParams,
    @Body() trunk: SipTrunkBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<WrittenSipTrunk> {
    return sendingSecrets(trunk, this.stream.video.updateSIPTrunk({ ...trunk, id }, upstream));
  }

  @Delete(':trunk_id')
  @HttpCode(204)
  @Operation({
    summary: 'Delete a SIP trunk',
    description: 'Returns 400 if a routing rule uses it.',
    scopes: ['sip:write'],
    answers: [{ status: 204, description: 'The trunk is deleted.' }],
    errors: [404],
  })
  async deleteSIPTrunk(
    @Param() { trunk_id: id }: SipTrunkParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.video.deleteSIPTrunk({ id }, upstream);
  }
}
