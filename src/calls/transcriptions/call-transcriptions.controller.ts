import { Body, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { needsCapability, needsPermission } from '../../access/rules/capability-rules';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { DurationResponse } from '../../stream/models/response.model';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { CallRestController } from '../call-rest-controller.decorator';
import { doneAnswer } from '../done-answer';
import { CallFileParams } from '../dto/call-file.dto';
import { CallParams } from '../dto/call-params.dto';
import { shownTo, type Shown } from '../shown-to';
import { StartTranscriptionBody, StopTranscriptionBody, TranscriptionList } from './transcriptions.dto';
import {
  START_TRANSCRIPTION_EXAMPLES,
  STOP_TRANSCRIPTION_EXAMPLES,
  TRANSCRIPTIONS,
} from './transcriptions.examples';

@CallRestController('calls/:type/:id/transcriptions', 'transcriptions')
export class CallTranscriptionsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the transcriptions of a call',
    description: 'Lists the files that are ready, of all sessions.',
    scopes: ['calls:read'],
    users: needsPermission('list-transcriptions'),
    answers: [
      { status: 200, description: 'The transcriptions.', type: TranscriptionList, example: TRANSCRIPTIONS },
    ],
    errors: [404],
  })
  async listTranscriptions(
    @Param() { type, id }: CallParams,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<TranscriptionList>> {
    return shownTo(principal, await this.stream.video.call(type, id).listTranscriptions(upstream));
  }

  @Post('start')
  @HttpCode(200)
  @Operation({
    summary: 'Start a transcription',
    description: 'Returns 400 unless a session of the call is running.',
    scopes: ['calls:write'],
    users: needsCapability('start-transcription-call', {
      field: 'enable_closed_captions',
      capability: 'start-closed-captions-call',
    }),
    body: { type: StartTranscriptionBody, examples: START_TRANSCRIPTION_EXAMPLES },
    answers: [doneAnswer('The transcription starts.')],
    errors: [404],
  })
  async startTranscription(
    @Param() { type, id }: CallParams,
    @Body() request: StartTranscriptionBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).startTranscription(request, upstream));
  }

  @Post('stop')
  @HttpCode(200)
  @Operation({
    summary: 'Stop the transcription',
    description: 'The file is listed once it is ready. Returns 400 if no transcription is running.',
    scopes: ['calls:write'],
    users: needsCapability('stop-transcription-call', {
      field: 'stop_closed_captions',
      capability: 'stop-closed-captions-call',
    }),
    body: { type: StopTranscriptionBody, examples: STOP_TRANSCRIPTION_EXAMPLES },
    answers: [doneAnswer('The transcription stops.')],
    errors: [404],
  })
  async stopTranscription(
    @Param() { type, id }: CallParams,
    @Body() request: StopTranscriptionBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).stopTranscription(request, upstream));
  }

  @Delete(':session/:filename')
  @HttpCode(204)
  @Operation({
    summary: 'Delete the file of a transcription',
    scopes: ['calls:write'],
    answers: [{ status: 204, description: 'The file is deleted.' }],
    errors: [404],
  })
  async deleteTranscription(
    @Param() { type, id, ...file }: CallFileParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.video.call(type, id).deleteTranscription(file, upstream);
  }
}
