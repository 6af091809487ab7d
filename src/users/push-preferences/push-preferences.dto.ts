import { ApiPropertyOptional } from '@nestjs/swagger';
import { ANY_OBJECT } from '../../stream/models/documentation/any-object';
import { PUSH_LEVELS } from '../../stream/models/enums';
import { Field } from '../../stream/models/fields/field';
import type {
  ChatPushLevel,
  PushLevel,
  PushPreferenceInput,
  PushPreferencesResponse,
} from '../../stream/push/push-preferences.model';

const CHAT_PUSH_LEVELS = [...PUSH_LEVELS, 'mentions', 'direct_mentions', 'all_mentions'] as const;

/** Omitted levels stay as they are. At least one field is required. */
export class PushPreferencesBody implements Omit<PushPreferenceInput, 'user_id'> {
  /** Of ringing and missed calls. `default` is the setting of the app. */
  @Field.enum(PUSH_LEVELS, { optional: true })
  call_level?: PushLevel;

  /** Of Stream Chat. */
  @Field.enum(CHAT_PUSH_LEVELS, { optional: true })
  chat_level?: ChatPushLevel;

  /** Of Stream Feeds. */
  @Field.enum(PUSH_LEVELS, { optional: true })
  feeds_level?: PushLevel;

  /** Sends no pushes until then. */
  @Field.date({ optional: true })
  disabled_until?: Date;

  /** Undoes `disabled_until`. */
  @Field.boolean({ optional: true })
  remove_disable?: boolean;
}

/** A level that was never set is absent. */
export class PushPreferences implements PushPreferencesResponse {
  call_level?: PushLevel;
  chat_level?: ChatPushLevel;
  feeds_level?: PushLevel;
  disabled_until?: Date;
  @ApiPropertyOptional(ANY_OBJECT)
  chat_preferences?: NonNullable<PushPreferencesResponse['chat_preferences']>;
  @ApiPropertyOptional(ANY_OBJECT)
  feeds_preferences?: NonNullable<PushPreferencesResponse['feeds_preferences']>;
}
