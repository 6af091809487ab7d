import { Body, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { needsCapabilityBy, needsPermission } from '../../access/rules/capability-rules';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import type { Call } from '../../stream/calls/call';
import type { DurationResponse } from '../../stream/models/response.model';
import type { Wire } from '../../rest/wire';
import { doneAnswer } from '../done-answer';
import { CallFileParams } from '../dto/call-file.dto';
import { OnCall } from '../on-call.decorator';
import { RecordingList, RecordingParams, StartRecordingBody } from './recordings.dto';

const START_RECORDING_EXAMPLES = { 'to the storage of the call type': {} };

const RECORDINGS = {
  recordings: [
    {
      filename: 'standup.mp4',
      url: 'https://example.com/standup.mp4?signature=abc',
      start_time: '2026-01-15T09:30:00.000Z',
      end_time: '2026-01-15T09:45:00.000Z',
      session_id: '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10',
      recording_type: 'composite',
    },
  ],
  duration: '5.67ms',
} satisfies Wire<RecordingList>;

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

@RestController('calls/:type/:id/recordings', 'recordings')
export class CallRecordingsController {
  @Get()
  @Operation({
    summary: 'List the recordings of a call',
    description: 'Lists the files that are ready, of all sessions.',
    scopes: ['calls:read'],
    users: needsPermission('list-recordings'),
    answers: [{ status: 200, description: 'The recordings.', type: RecordingList, example: RECORDINGS }],
    errors: [404],
  })
  listRecordings(@OnCall() call: Call): Promise<RecordingList> {
    return call.listRecordings();
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
  startRecording(
    @OnCall() call: Call,
    @Param() { recording_type }: RecordingParams,
    @Body() body: StartRecordingBody,
  ): Promise<DurationResponse> {
    return call.startRecording({ ...body, recording_type });
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
  stopRecording(
    @OnCall() call: Call,
    @Param() { recording_type }: RecordingParams,
  ): Promise<DurationResponse> {
    return call.stopRecording({ recording_type });
  }

  @Delete(':session/:filename')
  @HttpCode(204)
  @Operation({
    summary: 'Delete a file of a recording',
    scopes: ['calls:write'],
    answers: [{ status: 204, description: 'The file is deleted.' }],
    errors: [404],
  })
  async deleteRecording(@OnCall() call: Call, @Param() { session, filename }: CallFileParams): Promise<void> {
    await call.deleteRecording({ session, filename });
  }
}
