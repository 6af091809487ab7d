import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { StreamClient } from '../../stream/stream.client';
import { StreamConfigurationError } from '../../stream/stream.errors';
import { OWN_CLIENT, REGISTRATION, type Registration } from '../../stream/stream.module-definition';
import { WebhookVerifier } from '../../stream/webhooks/webhook-verifier';
import {
  WEBHOOKS_OPTIONS,
  type ResolvedWebhooksOptions,
  type WebhookAppOptions,
} from '../stream-webhooks.options';

/** An app whose events are taken. */
export interface WebhookApp {
  /** Its first name; `undefined` when one of its clients, or its entry, has none. */
  readonly name: string | undefined;
  /** All of its names: several clients may have its key. */
  readonly names: readonly string[];
  readonly apiKey: string;
  /** Those of this process; none where it only receives the events of the app. */
  readonly clients: readonly StreamClient[];
  /** Whether the app signed the bytes, which are inflated. */
  signed(bytes: Uint8Array, signature: string | readonly string[] | undefined): boolean;
}

type NamedClient = Registration & { readonly client: StreamClient };

/** The apps of Stream's whose events are taken, by their key. */
@Injectable()
export class WebhookApps implements OnModuleInit {
  #apps: ReadonlyMap<string, WebhookApp> | undefined;

  constructor(
    @Inject(WEBHOOKS_OPTIONS) private readonly options: ResolvedWebhooksOptions,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
  ) {}

  /** @throws StreamConfigurationError at start-up for apps that cannot be */
  onModuleInit(): void {
    this.#known();
  }

  /** The app with a key. */
  find(apiKey: string | undefined): WebhookApp | undefined {
    return apiKey === undefined ? undefined : this.#known().get(apiKey);
  }

  /** The keys of all of them. */
  apiKeys(): string[] {
    return [...this.#known().keys()];
  }

  /** The names that apps have. */
  names(): string[] {
    return [...this.#known().values()].flatMap(({ names }) => names);
  }

  /** Whether the app with this key has the name. */
  isNamed(apiKey: string, name: string): boolean {
    return this.find(apiKey)?.names.includes(name) ?? false;
  }

  #known(): ReadonlyMap<string, WebhookApp> {
    // Clients are made while the app starts, in no particular order, and are all there when modules are initialised.
    this.#apps ??= knownApps(this.options.apps, this.#clients());
    return this.#apps;
  }

  #clients(): NamedClient[] {
    return [...this.modules.values()].flatMap(({ providers }) => {
      const registration = providers.get(REGISTRATION)?.instance as Registration | undefined;
      const client = providers.get(OWN_CLIENT)?.instance as StreamClient | undefined;
      return registration && client ? { name: registration.name, client } : [];
    });
  }
}

/** One for each key: with several clients of one key, any of their secrets may have signed, such as while it is replaced. */
function knownApps(
  configured: readonly WebhookAppOptions[],
  clients: readonly NamedClient[],
): ReadonlyMap<string, WebhookApp> {
  refuseRepeatedKeys(configured);
  const entries = configured.length > 0 ? configured : clients.map(({ name }) => named(name));
  if (entries.length === 0) {
    throw new StreamConfigurationError(
      'StreamWebhooksModule found no client of Stream. Import StreamModule.forRoot() in the root module, or give ' +
        'apps: [{ apiKey, secrets: [secret] }].',
    );
  }
  const byKey = new Map<string, WebhookAppOptions[]>();
  for (const entry of entries) {
    const key = keyOf(entry, clients);
    byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  }
  return new Map([...byKey].map(([key, ofKey]) => [key, toApp(key, ofKey, clients)]));
}

function named(name: string | undefined): WebhookAppOptions {
  return name === undefined ? {} : { name };
}

/** Two entries that say the same key are more likely a mistake than two clients that have it. */
function refuseRepeatedKeys(configured: readonly WebhookAppOptions[]): void {
  const keys = configured.flatMap(({ apiKey }) => apiKey ?? []);
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
  if (repeated === undefined) return;
  throw new StreamConfigurationError(
    `apps has the same apiKey twice, ${repeated}; list its secrets in one entry.`,
  );
}

function keyOf({ name, apiKey }: WebhookAppOptions, clients: readonly NamedClient[]): string {
  const key = apiKey ?? clients.find((each) => each.name === name)?.client.apiKey;
  if (key !== undefined) return key;
  throw new StreamConfigurationError(
    `apps has an entry ${name === undefined ? 'without a name' : `'${name}'`} that has neither an apiKey nor a client.`,
  );
}

function toApp(
  apiKey: string,
  entries: readonly WebhookAppOptions[],
  clients: readonly NamedClient[],
): WebhookApp {
  const ofKey = clients.filter(({ client }) => client.apiKey === apiKey);
  const secrets = entries.flatMap((entry) => entry.secrets ?? []);
  if (ofKey.length === 0 && secrets.length === 0) {
    throw new StreamConfigurationError(
      `apps has no secrets for the apiKey ${apiKey}, and there is no client with it.`,
    );
  }
  const verifier = secrets.length > 0 ? new WebhookVerifier(secrets) : undefined;
  const names = entries.map(({ name }) => name);
  return {
    name: names.includes(undefined) ? undefined : names[0],
    names: [...new Set([...names, ...ofKey.map(({ name }) => name)])].filter((name) => name !== undefined),
    apiKey,
    clients: ofKey.map(({ client }) => client),
    signed: (bytes, signature) =>
      ofKey.some(({ client }) => client.verifyWebhook(bytes, signature)) ||
      (verifier?.verifyInflated(bytes, signature) ?? false),
  };
}
