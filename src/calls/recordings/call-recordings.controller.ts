import { Body, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { needsCapabilityBy, needsPermission } from '../../access/rules/capability-rules';
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
import { RecordingList, RecordingParams, StartRecordingBody } from './recordings.dto';
import { RECORDINGS, START_RECORDING_EXAMPLES } from './recordings.examples';

const STARTS = {
  composite: 'start-record-call',
  individual: 'start-individual-record-call',
  raw: 'start-raw-record-call',
} as const;

const STOPS = {
  composite: 'stop-record-call',
  individual: 'stop-individual-record-call',
  raw: 'stop-raw-record-call',
} as const;

@CallRestController('calls/:type/:id/recordings', 'recordings')
export class CallRecordingsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the recordings of a call',
    description: 'Lists the files that are ready, of all sessions.',
    scopes: ['calls:read'],
    users: needsPermission('list-recordings'),
    answers: [{ status: 200, description: 'The recordings.', type: RecordingList, example: RECORDINGS }],
    errors: [404],
  })
  async listRecordings(
    @Param() { type, id }: CallParams,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<RecordingList>> {
    return shownTo(principal, await this.stream.video.call(type, id).listRecordings(upstream));
  }

  @Post(':recording_type/start')
  @HttpCode(200)
  @Operation({
    summary: 'Start a recording',
    description: 'Returns 400 unless a session of the call is running.',
    scopes: ['calls:write'],
    users: needsCapabilityBy('recording_type', STARTS),
    body: { type: StartRecordingBody, examples: START_RECORDING_EXAMPLES },
    answers: [doneAnswer('The recording starts.')],
    errors: [404],
  })
  async startRecording(
    @Param() { type, id, recording_type }: RecordingParams,
    @Body() body: StartRecordingBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    const call = this.stream.video.call(type, id);
    return shownTo(principal, await call.startRecording({ ...body, recording_type }, upstream));
  }

  @Post(':recording_type/stop')
  @HttpCode(200)
  @Operation({
    summary: 'Stop a recording',
    description: 'The files are listed once they are ready. Returns 400 if no such recording is running.',
    scopes: ['calls:write'],
    users: needsCapabilityBy('recording_type', STOPS),
    answers: [doneAnswer('The recording stops.')],
    errors: [404],
  })
  async stopRecording(
    @Param() { type, id, recording_type }: RecordingParams,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(
      principal,
      await this.stream.video.call(type, id).stopRecording({ recording_type }, upstream),
    );
  }

  @Delete(':session/:filename')
  @HttpCode(204)
  @Operation({
    summary: 'Delete a file of a recording',
    scopes: ['calls:write'],
    answers: [{ status: 204, description: 'The file is deleted.' }],
    errors: [404],
  })
  async deleteRecording(
    @Param() { type, id, ...file }: CallFileParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.video.call(type, id).deleteRecording(file, upstream);
  }
}
