import { Body, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { needsCapability, needsPermission } from '../../access/rules/capability-rules';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import type { Call } from '../../stream/calls/call';
import type { DurationResponse } from '../../stream/models/response.model';
import { doneAnswer } from '../done-answer';
import { CallFileParams } from '../dto/call-file.dto';
import { OnCall } from '../on-call.decorator';
import { StartTranscriptionBody, StopTranscriptionBody, TranscriptionList } from './transcriptions.dto';
import {
  START_TRANSCRIPTION_EXAMPLES,
  STOP_TRANSCRIPTION_EXAMPLES,
  TRANSCRIPTIONS,
} from './transcriptions.examples';

@RestController('calls/:type/:id/transcriptions', 'transcriptions')
export class CallTranscriptionsController {
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
  listTranscriptions(@OnCall() call: Call): Promise<TranscriptionList> {
    return call.listTranscriptions();
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
  startTranscription(
    @OnCall() call: Call,
    @Body() request: StartTranscriptionBody,
  ): Promise<DurationResponse> {
    return call.startTranscription(request);
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
  stopTranscription(@OnCall() call: Call, @Body() request: StopTranscriptionBody): Promise<DurationResponse> {
    return call.stopTranscription(request);
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
    @OnCall() call: Call,
    @Param() { session, filename }: CallFileParams,
  ): Promise<void> {
    await call.deleteTranscription({ session, filename });
  }
}
