import { requireDepth } from './response-excess';

/**
 * What a field of a response holds, by its name:
 * `date`: a date, besides the fields whose name ends in `_at`;
 * `dates`: a map whose values are dates;
 * `records`: a map whose keys were chosen by people, so that a key says nothing about its value;
 * `opaque`: data that is not Stream's, or a map from names chosen by people to plain values: left as it is.
 */
type FieldKind = 'date' | 'dates' | 'records' | 'opaque';

const FIELD_KINDS: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  ...kind('date', [
    'ban_expires',
    'disabled_until',
    'end_time',
    'expiration',
    'expires',
    'first_stats_time',
    'future_channel_ban_expires',
    'hide_messages_before',
    'last_active',
    'pin_expires',
    'previously_connected_timestamp',
    'revoke_tokens_issued_before',
    'since',
    'start_time',
    'start_ts',
    'time',
    'timestamp',
    'until',
  ]),
  ...kind('dates', ['accepted_by', 'missed_by', 'rejected_by']),
  ...kind('records', [
    'android',
    'call_types',
    'channel_configs',
    'device_errors',
    'external_storages',
    'ios',
    'latest_votes_by_option',
    'per_sdk_usage',
    'policies',
    'reaction_groups',
    'server_side',
    'unity',
    'user_channel_preferences',
    'user_preferences',
    'users',
    'video_encoding_options',
    'web',
  ]),
  ...kind('opaque', [
    'activity_metrics_config',
    'by_version',
    'call_custom_data',
    'capabilities_by_role',
    'channel_custom',
    'condition',
    'count_by_rating',
    'custom',
    'custom_activity_types',
    'custom_data',
    'data',
    'disconnect_reasons',
    'exception_fields',
    'failure_stages',
    'filter',
    'filter_conditions',
    'grants',
    'i18n',
    'options',
    'participants_count_by_role',
    'payload',
    'quality_limitation_durations_s',
    'quality_limitation_samples',
    'reaction_counts',
    'reaction_scores',
    'rendered_message',
    'result',
    'set',
    'sip_headers',
    'teams_role',
    'user_custom_data',
    'vote_counts_by_option',
  ]),
]);

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const NANOSECONDS_PER_MILLISECOND = 1e6;

type JsonRecord = Record<string, unknown>;

/**
 * Turns the dates of a freshly parsed response into `Date`s, in place: integer unix nanoseconds, or RFC 3339 text as
 * webhooks have it. Custom data is never touched, and `null` stays `null`.
 *
 * @throws ResponseExcess when it is nested too deep
 */
export function decodeDates(response: JsonRecord, depth = 0): void {
  requireDepth(depth);
  for (const name in response) {
    const value = response[name];
    if (typeof value === 'object' && value !== null) {
      decodeNested(name, value, depth + 1);
    } else if ((typeof value === 'number' || typeof value === 'string') && isDateField(name)) {
      response[name] = toDate(value);
    }
  }
}

function decodeNested(name: string, value: object, depth: number): void {
  if (Array.isArray(value)) {
    if (FIELD_KINDS.get(name) === 'opaque') lookThrough(value, depth);
    else decodeItems(value, depth);
    return;
  }
  const record = value as JsonRecord;
  switch (FIELD_KINDS.get(name)) {
    case 'opaque':
      lookThrough(value, depth);
      return;
    case 'dates':
      lookThrough(record, depth);
      for (const key in record) record[key] = toDate(record[key]);
      return;
    case 'records':
      decodeItems(Object.values(record), depth);
      return;
    default:
      decodeDates(record, depth);
  }
}

function decodeItems(items: readonly unknown[], depth: number): void {
  requireDepth(depth);
  for (const item of items) {
    if (Array.isArray(item)) decodeItems(item, depth + 1);
    else if (typeof item === 'object' && item !== null) decodeDates(item as JsonRecord, depth + 1);
  }
}

/** Changes nothing: what is not Stream's may be nested too deep as well. */
function lookThrough(value: object, depth: number): void {
  requireDepth(depth);
  for (const item of Object.values(value) as unknown[]) {
    if (typeof item === 'object' && item !== null) lookThrough(item, depth + 1);
  }
}

function isDateField(name: string): boolean {
  return name.endsWith('_at') || FIELD_KINDS.get(name) === 'date';
}

/**
 * The double that `JSON.parse` makes of 19 digits is off by up to 128 ns, so `Math.floor` would be a millisecond early
 * for about one in eight whole milliseconds; rounding to the nearest is right.
 */
function toDate(value: unknown): unknown {
  if (typeof value === 'number') return new Date(Math.round(value / NANOSECONDS_PER_MILLISECOND));
  if (typeof value === 'string' && RFC_3339.test(value)) return new Date(value);
  return value;
}

function kind(fieldKind: FieldKind, names: readonly string[]): [string, FieldKind][] {
  return names.map((name) => [name, fieldKind]);
}
