import { ApiPropertyOptional } from '@nestjs/swagger';
import { ANY_OBJECT, ANY_OBJECTS } from '../../stream/models/documentation/any-object';
import { Field } from '../../stream/models/fields/field';
import { DurationResponse } from '../../stream/models/response.model';
import type { GetDailyDigestRequest, GetDailyDigestResponse } from '../../stream/stats/daily-digest.model';
import { DAY } from './statistics.dto';

export class DailyDigestQuery implements Omit<GetDailyDigestRequest, 'app_id'> {
  /**
   * The day, in UTC. Default: Stream's choice.
   * @example '2026-01-15'
   */
  @Field.text({ ...DAY, optional: true })
  date?: string;
}

/** All broadcasts of a day. Only `date`, `status` and `retry_after` are present unless `status` is `ready`. */
export class DailyDigest extends DurationResponse implements GetDailyDigestResponse {
  /** @example '2026-01-15' */
  date!: string;
  /** `ready`, `pending`, `failed`, `future_date`, `expired` or another one. */
  status!: string;
  /** Seconds after which to ask again. */
  retry_after?: number;
  generated_at?: Date;
  revision?: number;
  schema_version?: string;
  digest_kinds?: string[];
  @ApiPropertyOptional(ANY_OBJECTS)
  broadcasts?: NonNullable<GetDailyDigestResponse['broadcasts']>;
  @ApiPropertyOptional(ANY_OBJECT)
  broadcast_rollup?: NonNullable<GetDailyDigestResponse['broadcast_rollup']>;
  @ApiPropertyOptional(ANY_OBJECTS)
  call_sessions?: NonNullable<GetDailyDigestResponse['call_sessions']>;
}
