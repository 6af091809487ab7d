import type { EgressKind } from '../egress/egress-mode';
import { BodySchema, type Schema } from '../../protocol/validate';
import type { GoingLive } from './live.rules';

type GoLiveFlag = `start_${(typeof FLAGS)[number][0]}`;
type StopLiveFlag = `continue_${(typeof FLAGS)[number][0]}` | 'continue_rtmp_broadcasts';

type GoLiveBody = Readonly<Partial<Record<GoLiveFlag, boolean>>> & {
  readonly recording_storage_name?: string;
  readonly transcription_storage_name?: string;
};
type StopLiveBody = Readonly<Partial<Record<StopLiveFlag, boolean>>>;

/** What the flags of go_live and stop_live are called after `start_` and `continue_`, and what each is about. */
const FLAGS = [
  ['recording', 'composite'],
  ['composite_recording', 'composite'],
  ['individual_recording', 'individual'],
  ['raw_recording', 'raw'],
  ['transcription', 'transcription'],
  ['closed_caption', 'captions'],
  ['hls', 'hls'],
] as const satisfies readonly (readonly [string, EgressKind])[];

const flag: Schema = { type: 'boolean' };

const goLiveSchema = new BodySchema<GoLiveBody>({
  type: 'object',
  properties: {
    ...Object.fromEntries(FLAGS.map(([name]) => [`start_${name}`, flag])),
    recording_storage_name: { type: 'string' },
    transcription_storage_name: { type: 'string' },
  },
});

const stopLiveSchema = new BodySchema<StopLiveBody>({
  type: 'object',
  properties: {
    ...Object.fromEntries(FLAGS.map(([name]) => [`continue_${name}`, flag])),
    continue_rtmp_broadcasts: flag,
  },
});

/** What a body of go_live starts. */
export function readGoingLive(body: unknown): GoingLive {
  const flags = goLiveSchema.parse(body);
  const kinds = FLAGS.flatMap(([name, kind]) => (flags[`start_${name}`] === true ? [kind] : []));
  const { recording_storage_name: recording, transcription_storage_name: transcription } = flags;
  return { kinds: [...new Set(kinds)], storages: { recording, transcription } };
}

/** What goes on after stop_live with this body. Stream has no flag for frames: they are captured on. */
export function readKept(body: unknown): readonly EgressKind[] {
  const flags = stopLiveSchema.parse(body);
  const kinds = FLAGS.flatMap(([name, kind]) => (flags[`continue_${name}`] === true ? [kind] : []));
  return [...kinds, 'frames', ...(flags.continue_rtmp_broadcasts === true ? (['rtmps'] as const) : [])];
}
