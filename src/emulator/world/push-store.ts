import type { PushProvider } from '../../stream/models/enums';
import type { Micros } from './clock';
import type { JsonObject } from './json';

export interface PushProviderRecord {
  readonly type: PushProvider;
  readonly name: string;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
  /** The remaining fields as they were sent: description, credentials, templates. */
  readonly fields: JsonObject;
}

/** What is pushed for one event by one provider. */
export interface PushTemplateRecord {
  readonly type: PushProvider;
  /** Of the provider. */
  readonly name: string;
  readonly eventType: string;
  readonly enabled: boolean;
  readonly template: string;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
}

/** What a user wants to be notified of. */
export interface PushPreference {
  readonly callLevel?: string;
  readonly chatLevel?: string;
  readonly feedsLevel?: string;
  readonly disabledUntil?: Micros;
}

/** The push providers of one app and its users' preferences. A fresh app has one provider for each of the two big platforms. */
export class PushStore {
  private readonly providers = new Map<string, PushProviderRecord>();
  private readonly templates = new Map<string, PushTemplateRecord>();
  readonly preferences = new Map<string, PushPreference>();

  constructor(createdAt: Micros) {
    for (const type of ['firebase', 'apn'] as const) {
      this.putProvider({ type, name: type, createdAt, updatedAt: createdAt, fields: {} });
    }
  }

  provider(type: string, name: string): PushProviderRecord | undefined {
    return this.providers.get(providerKey(type, name));
  }

  putProvider(provider: PushProviderRecord): void {
    this.providers.set(providerKey(provider.type, provider.name), provider);
  }

  removeProvider(type: string, name: string): boolean {
    for (const template of this.templatesOf(type, name)) this.templates.delete(templateKey(template));
    return this.providers.delete(providerKey(type, name));
  }

  allProviders(): PushProviderRecord[] {
    return [...this.providers.values()];
  }

  clearProviders(): void {
    this.providers.clear();
  }

  putTemplate(template: PushTemplateRecord): void {
    this.templates.set(templateKey(template), template);
  }

  templatesOf(type: string, name: string): PushTemplateRecord[] {
    return this.allTemplates().filter((one) => one.type === type && one.name === name);
  }

  allTemplates(): PushTemplateRecord[] {
    return [...this.templates.values()];
  }
}

function templateKey({ type, name, eventType }: PushTemplateRecord): string {
  return `${providerKey(type, name)}/${eventType}`;
}

function providerKey(type: string, name: string): string {
  return `${type}/${name}`;
}
