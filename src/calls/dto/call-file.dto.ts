import { Field } from '../../stream/models/fields/field';
import type { CallFileRef } from '../../stream/recordings/recording.model';
import { CallParams } from './call-params.dto';

export const NAME = {
  maxLength: 255,
  pattern: /^[\w@-][\w@.:-]*$/,
  patternMessage:
    '$property may only have letters, digits, @, _, -, : and ., not begin with . or :, and not be empty',
};

/** A file of a call that a path names. */
export class CallFileParams extends CallParams implements CallFileRef {
  /**
   * The `session_id` of the listed file.
   * @example '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10'
   */
  @Field.text(NAME)
  session!: string;

  /** @example 'standup.mp4' */
  @Field.text(NAME)
  filename!: string;
}

/** A file of a call, as a list shows it. */
export class CallFile {
  /** @example 'standup.mp4' */
  filename!: string;
  /** The address of the file. On Stream's storage it is signed and expires. */
  url!: string;
  start_time!: Date;
  end_time!: Date;
  session_id!: string;
}
