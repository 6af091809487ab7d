import { CALL_ID, CALL_TYPE_NAME, requireLength, requireUserId, USER_ID } from '../../identifiers';
import {
  PUSH_PROVIDER_NAME_MAX_LENGTH,
  ROLE_NAME_MAX_LENGTH,
  RTMP_TEXT_MAX_LENGTH,
} from '../../models/limits';
import { StreamValidationError } from '../../stream.errors';
import { encodeText } from './encode-text';

/** The parameters of path templates, with their maximum lengths in characters. */
const MAX_LENGTHS = {
  type: CALL_TYPE_NAME.maxLength,
  id: CALL_ID.maxLength,
  name: CALL_TYPE_NAME.maxLength,
  role: ROLE_NAME_MAX_LENGTH,
  user_id: USER_ID.maxLength,
  user: USER_ID.maxLength,
  task_id: 255,
  session: 255,
  user_session: 255,
  recording_type: 64,
  filename: 1024,
  broadcast_name: RTMP_TEXT_MAX_LENGTH,
  trunk_id: 255,
  rule_id: 255,
  permission_id: 255,
  storage_name: 255,
  import_id: 255,
  block_list: 255,
  block_list_id: 255,
  group_id: 255,
  provider_type: 64,
  provider_name: PUSH_PROVIDER_NAME_MAX_LENGTH,
} as const;

export type PathParameter = keyof typeof MAX_LENGTHS;

/** Values of path parameters. */
export type PathParameters = Readonly<Partial<Record<PathParameter, string>>>;

/** The names of a template's parameters: `'type' | 'id'` for `/video/call/{type}/{id}`. */
export type ParameterOf<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterOf<Rest>
  : never;

/** The values that a template needs: `{ type: string; id: string }` for `/video/call/{type}/{id}`. */
export type ParametersOf<Template extends string> = Readonly<Record<ParameterOf<Template>, string>>;

/** A parameter of a template, and the text before it. */
interface Segment {
  readonly before: string;
  readonly name: PathParameter;
}

/** By template: the declarations of the client have a few dozen. */
const TEMPLATES = new Map<string, { readonly segments: readonly Segment[]; readonly rest: string }>();

/**
 * Fills the parameters of a path template, percent-encoded so that none can leave its segment.
 *
 * @example fillPath('/video/call/{type}/{id}', { type: 'default', id: 'a/b' }) // '/video/call/default/a%2Fb'
 * @throws StreamValidationError when a parameter is not text, empty, too long, a dot segment, or not a valid user id
 */
export function fillPath(template: string, parameters: PathParameters = {}): string {
  if (!template.includes('{')) return template;
  const { segments, rest } = TEMPLATES.get(template) ?? parse(template);
  let result = '';
  for (const { before, name } of segments) result += before + encodeSegment(name, parameters[name]);
  return result + rest;
}

function parse(template: string): { segments: Segment[]; rest: string } {
  // Splitting by an expression with a group keeps what the group matched: text and names in turn.
  const parts = template.split(/\{(\w+)\}/);
  const rest = parts.at(-1) ?? '';
  const segments: Segment[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    segments.push({ before: parts[index] ?? '', name: parts[index + 1] as PathParameter });
  }
  const parsed = { segments, rest };
  TEMPLATES.set(template, parsed);
  return parsed;
}

function encodeSegment(name: PathParameter, value: unknown): string {
  if (name === 'user_id' || name === 'user') return encodeText(name, requireUserId(name, value));
  const text = requireLength(name, value, MAX_LENGTHS[name]);
  // Encoding leaves dots alone, and URL parsers, also behind proxies, resolve these two as directories.
  if (text === '.' || text === '..') throw new StreamValidationError(name, `must not be '${text}'.`);
  return encodeText(name, text);
}
