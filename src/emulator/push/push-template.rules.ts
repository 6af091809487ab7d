import type { PushProvider } from '../../stream/models/enums';
import { notFound } from '../protocol/stream-fault';
import type { App } from '../world/app';
import type { PushProviderRecord, PushTemplateRecord } from '../world/push-store';

/** What names a push provider. Without a name it is the first of its type (emulator choice). */
export interface ProviderRef {
  readonly type: PushProvider;
  readonly name?: string;
}

export interface PushTemplateChange {
  readonly enabled?: boolean;
  readonly template?: string;
}

/** The templates of a provider. Throws 404/16 if there is no such provider. */
export function templatesOf(app: App, ref: ProviderRef): PushTemplateRecord[] {
  const { type, name } = requireProvider(app, ref);
  return app.push.templatesOf(type, name);
}

/** Adds the template of an event or changes what is given. Throws 404/16 if there is no such provider. */
export function upsertTemplate(
  app: App,
  ref: ProviderRef,
  eventType: string,
  { enabled, template }: PushTemplateChange,
): PushTemplateRecord {
  const { type, name } = requireProvider(app, ref);
  const old = app.push.templatesOf(type, name).find((one) => one.eventType === eventType);
  const now = app.clock.now();
  const changed: PushTemplateRecord = {
    type,
    name,
    eventType,
    enabled: enabled ?? old?.enabled ?? true,
    template: template ?? old?.template ?? '',
    createdAt: old?.createdAt ?? now,
    updatedAt: now,
  };
  app.push.putTemplate(changed);
  return changed;
}

function requireProvider(app: App, { type, name = '' }: ProviderRef): PushProviderRecord {
  const provider =
    name === '' ? app.push.allProviders().find((one) => one.type === type) : app.push.provider(type, name);
  if (!provider) throw notFound(`push provider "${name}" of type "${type}" does not exist`);
  return provider;
}
