import { Delete, Get, HttpCode, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { Operation } from '../../../rest/operation.decorator';
import { RestController } from '../../../rest/rest-controller.decorator';
import { DeadLetter, DeadLetterPage } from '../dead-letter.model';
import { DeadLetters } from '../dead-letters';
import { DeadLetterParams, ListDeadLettersQuery, ReplayedDeadLetters } from './dead-letters.dto';

const EXAMPLE: DeadLetter = {
  id: '0b9c6f0e-3f0e-4c55-8f3c-0a4f4f3f7c11',
  webhook_id: '5b0d4b4e-6a0e-4f6e-9f0a-2f5c7f1d9a10',
  type: 'call.session_ended',
  call_cid: 'default:standup',
  origin: 'webhook',
  received_at: new Date('2026-01-01T09:00:00Z'),
  failed_at: new Date('2026-01-01T09:08:31Z'),
  attempts: 10,
  reason: 'AttendanceWriter.onEnded: connection refused',
  event: { type: 'call.session_ended', call_cid: 'default:standup' },
};

@RestController('webhooks/dead-letters', 'webhooks')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLetters) {}

  @Get()
  @Operation({
    summary: 'List the events that could not be handled',
    description: 'The one that failed last comes first.',
    scopes: ['webhooks:read'],
    answers: [
      {
        status: 200,
        description: 'A page of dead letters.',
        type: DeadLetterPage,
        example: { total: 1, dead_letters: [EXAMPLE] },
      },
    ],
  })
  listDeadLetters(@Query() query: ListDeadLettersQuery): Promise<DeadLetterPage> {
    return this.deadLetters.list(query);
  }

  @Get(':id')
  @Operation({
    summary: 'Read an event that could not be handled',
    scopes: ['webhooks:read'],
    answers: [{ status: 200, description: 'The dead letter.', type: DeadLetter, example: EXAMPLE }],
    errors: [404],
  })
  async getDeadLetter(@Param() { id }: DeadLetterParams): Promise<DeadLetter> {
    const deadLetter = await this.deadLetters.find(id);
    if (!deadLetter) throw noSuch(id);
    return deadLetter;
  }

  @Post('replay')
  @HttpCode(202)
  @Operation({
    summary: 'Handle all dead letters again',
    description: 'Only handlers that have not handled an event get it again.',
    scopes: ['webhooks:write'],
    answers: [
      {
        status: 202,
        description: 'They are in the queue again.',
        type: ReplayedDeadLetters,
        example: { replayed: 1 },
      },
    ],
  })
  async replayDeadLetters(): Promise<ReplayedDeadLetters> {
    return { replayed: await this.deadLetters.replayAll() };
  }

  @Post(':id/replay')
  @HttpCode(202)
  @Operation({
    summary: 'Handle a dead letter again',
    description: 'Only handlers that have not handled the event get it again.',
    scopes: ['webhooks:write'],
    answers: [
      {
        status: 202,
        description: 'It is in the queue again.',
        type: ReplayedDeadLetters,
        example: { replayed: 1 },
      },
    ],
    errors: [404],
  })
  async replayDeadLetter(@Param() { id }: DeadLetterParams): Promise<ReplayedDeadLetters> {
    if (!(await this.deadLetters.replay(id))) throw noSuch(id);
    return { replayed: 1 };
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation({
    summary: 'Drop a dead letter for good',
    scopes: ['webhooks:write'],
    answers: [{ status: 204, description: 'It is gone.' }],
    errors: [404],
  })
  async deleteDeadLetter(@Param() { id }: DeadLetterParams): Promise<void> {
    if (!(await this.deadLetters.remove(id))) throw noSuch(id);
  }
}

function noSuch(id: string): NotFoundException {
  return new NotFoundException(`There is no dead letter ${id}.`);
}
