import type {
  IngressSettingsResponse,
  IngressVideoEncodingOptions,
} from '../../stream/models/settings/ingress-settings.model';
import type { WireTime } from '../protocol/wire-time';
import type { App } from '../world/app';
import type { CallTypeRecord } from '../world/call-type-store';

/** Stream's CallType: what GET /app shows of a call type, by other names than the endpoints of call types have. */
export function appCallTypeView(app: App, type: CallTypeRecord, id: number, time: WireTime) {
  const { settings } = type;
  const { rtmp } = settings.broadcasting;
  return {
    id,
    app: app.number,
    name: type.name,
    settings: {
      ...settings,
      encryption: undefined,
      broadcasting: {
        ...settings.broadcasting,
        rtmp: { enabled: rtmp.enabled, layout: rtmp.layout, quality_name: rtmp.quality },
      },
      ingress: settings.ingress && ingressView(settings.ingress),
    },
    notification_settings: type.notificationSettings,
    recording_external_storage: type.externalStorage ?? '',
    created_at: time(type.createdAt),
    updated_at: time(type.updatedAt),
  };
}

function ingressView(ingress: IngressSettingsResponse) {
  const encodings = Object.entries(ingress.video_encoding_options ?? {});
  return {
    ...ingress,
    video_encoding_options: Object.fromEntries(
      encodings.map(([name, encoding]) => [name, encodingView(encoding)]),
    ),
  };
}

function encodingView({ source, layers }: IngressVideoEncodingOptions) {
  return {
    source,
    layers: layers.map(({ frame_rate_limit: frame_rate, ...layer }) => ({ ...layer, frame_rate })),
  };
}
