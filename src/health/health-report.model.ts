import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

const CHECKS: ApiPropertyOptions = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['status'],
    properties: {
      status: { type: 'string', enum: ['up', 'down'] },
      reason: { type: 'string' },
      scope: { type: 'string', enum: ['replica'] },
      warnings: { type: 'array', items: { type: 'string' } },
    },
  },
};

/** One thing that was checked. */
export interface CheckedPart {
  readonly status: 'up' | 'down' | 'degraded';
  /** What is wrong, in a sentence. */
  readonly reason?: string;
  /** It is this replica that is at fault, and not what all of them share. */
  readonly scope?: 'replica';
  /** What may go wrong while it works, in a sentence each. */
  readonly warnings?: readonly string[];
}

/** The result of a health check, in the form of @nestjs/terminus. */
export class HealthReport {
  /** `ok`: everything works. `degraded`: something that all replicas share does not. `error`: send no requests here. */
  @ApiProperty({ enum: ['ok', 'degraded', 'error', 'shutting_down'] })
  status!: string;

  /** What works. */
  @ApiProperty(CHECKS)
  info!: Record<string, CheckedPart>;

  /** What does not work. */
  @ApiProperty(CHECKS)
  error!: Record<string, CheckedPart>;

  /** All that was checked. */
  @ApiProperty(CHECKS)
  details!: Record<string, CheckedPart>;
}
