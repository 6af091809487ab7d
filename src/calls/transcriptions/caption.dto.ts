import { Field } from '../../stream/models/fields/field';
import { CAPTION_SPEAKER_MAX_LENGTH, CAPTION_TEXT_MAX_LENGTH } from '../../stream/models/limits';
import type { SendClosedCaptionRequest } from '../../stream/transcriptions/transcription.model';

export class CaptionBody implements Omit<SendClosedCaptionRequest, 'user'> {
  /**
   * Who speaks: a user id.
   * @example 'jack'
   */
  @Field.text({ notEmpty: true, maxLength: CAPTION_SPEAKER_MAX_LENGTH })
  speaker_id!: string;

  /** @example 'Good morning!' */
  @Field.text({ notEmpty: true, maxLength: CAPTION_TEXT_MAX_LENGTH })
  text!: string;

  /**
   * The user who sends the caption.
   * @example 'john'
   */
  @Field.userId()
  user_id!: string;

  @Field.date({ optional: true })
  start_time?: Date;

  @Field.date({ optional: true })
  end_time?: Date;

  /**
   * The language of the text.
   * @example 'en'
   */
  @Field.text({ notEmpty: true, optional: true })
  language?: string;

  /** The name of the service that made the text. */
  @Field.text({ notEmpty: true, optional: true })
  service?: string;

  /** Whether the text is a translation. */
  @Field.boolean({ optional: true })
  translated?: boolean;
}
