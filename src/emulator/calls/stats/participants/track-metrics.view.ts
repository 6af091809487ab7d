import { definedOnly } from '../../../protocol/state-value';
import { groupBy } from '../measures/group-by';
import { QUALITY, trackQuality } from '../measures/quality';
import { constantSeries, type Point, type Timeframe } from './time-series';
import { publicationSpan, type Span, type Visit } from '../measures/visits';

interface Metric {
  readonly label: string;
  readonly unit: string;
}

const METRICS: Readonly<Record<string, Metric>> = {
  bitrate: { label: 'Bitrate', unit: 'bps' },
  framerate: { label: 'Frame rate', unit: 'fps' },
  width: { label: 'Width', unit: 'px' },
  height: { label: 'Height', unit: 'px' },
  jitter_ms: { label: 'Jitter', unit: 'ms' },
  latency_ms: { label: 'Latency', unit: 'ms' },
};

const CONNECTION = { latency_ms: QUALITY.latencyMs, jitter_ms: QUALITY.jitterMs };

/** Series by name, with what describes them, as Stream has them next to each other. */
export interface MetricsView {
  readonly metrics: Readonly<Record<string, readonly Point[]>>;
  readonly meta: Readonly<Record<string, Metric>>;
  readonly order: readonly string[];
}

/** The quality of a connection while a participant is in. */
export function connectionMetrics(span: Span, frame: Timeframe): MetricsView {
  return metricsView(CONNECTION, [span], frame);
}

/** Stream's ParticipantSeriesTrackMetrics, by kind of track. */
export function tracksOf(visit: Visit, frame: Timeframe, within: Span = { from: 0 }) {
  const byTrack = groupBy(visit.publications, ({ track }) => track);
  return Object.fromEntries(
    [...byTrack].map(([track, publications]) => {
      const { codec, ...values } = trackQuality(track);
      const spans = publications.map(publicationSpan).flatMap((span) => clipped(span, within));
      const { metrics, meta, order } = metricsView(values, spans, frame);
      return [
        track,
        [
          {
            track_id: trackId(visit, track),
            track_type: track,
            label: track,
            codec,
            metrics,
            metrics_meta: meta,
            metrics_order: order,
          },
        ],
      ];
    }),
  );
}

/** Stream's PublishedTrackMetrics, one for each kind of track. */
export function publishedTracks(visit: Visit, frame: Timeframe) {
  return [...groupBy(visit.publications, ({ track }) => track)].map(([track, publications]) => {
    const { codec, bitrate, framerate, width, height } = trackQuality(track);
    const spans = publications.map(publicationSpan);
    const series = (value: number | undefined) =>
      value === undefined ? undefined : { data_points: seriesOf(value, spans, frame) };
    return definedOnly({
      track_id: trackId(visit, track),
      track_type: track,
      codec,
      bitrate: series(bitrate),
      framerate: series(framerate),
      resolution: width === undefined ? undefined : { width: series(width), height: series(height) },
      warnings: [],
    });
  });
}

function metricsView(
  values: Readonly<Record<string, number>>,
  spans: readonly Span[],
  frame: Timeframe,
): MetricsView {
  const order = Object.keys(values);
  return {
    metrics: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, seriesOf(value, spans, frame)]),
    ),
    meta: Object.fromEntries(order.map((name) => [name, METRICS[name] ?? { label: name, unit: '' }])),
    order,
  };
}

function seriesOf(value: number, spans: readonly Span[], frame: Timeframe): readonly Point[] {
  return spans.flatMap((span) => constantSeries(value, span, frame));
}

function clipped({ from, to }: Span, within: Span): readonly Span[] {
  const start = Math.max(from, within.from);
  const end = within.to === undefined ? to : Math.min(to ?? within.to, within.to);
  return end === undefined || start < end ? [{ from: start, to: end }] : [];
}

function trackId({ userSessionId }: Visit, track: string): string {
  return `${userSessionId}:${track}`;
}
