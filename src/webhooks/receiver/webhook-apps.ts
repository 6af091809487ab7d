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
  readonly name: string | undefined;
  readonly apiKey: string;
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

  /** The names that apps have. */
  names(): string[] {
    return [...this.#known().values()].flatMap(({ name }) => name ?? []);
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

function knownApps(
  configured: readonly WebhookAppOptions[],
  clients: readonly NamedClient[],
): ReadonlyMap<string, WebhookApp> {
  const apps =
    configured.length > 0
      ? configured.map((app) => toApp(app, clientOf(app, clients)))
      : clients.map(({ name, client }) => toApp({ ...(name === undefined ? {} : { name }) }, client));
  if (apps.length === 0) {
    throw new StreamConfigurationError(
      'StreamWebhooksModule found no client of Stream. Import StreamModule.forRoot() in the root module, or give ' +
        'apps: [{ apiKey, secrets: [secret] }].',
    );
  }
  const byKey = new Map(apps.map((app) => [app.apiKey, app]));
  if (byKey.size === apps.length) return byKey;
  throw new StreamConfigurationError('apps has the same apiKey twice; list its secrets in one entry.');
}

function clientOf(
  { name, apiKey }: WebhookAppOptions,
  clients: readonly NamedClient[],
): StreamClient | undefined {
  const client = clients.find((each) => each.name === name)?.client;
  return apiKey === undefined || client?.apiKey === apiKey ? client : undefined;
}

function toApp(
  { name, apiKey, secrets = [] }: WebhookAppOptions,
  client: StreamClient | undefined,
): WebhookApp {
  const key = apiKey ?? client?.apiKey;
  if (key === undefined) {
    throw new StreamConfigurationError(
      `apps has an entry ${name === undefined ? 'without a name' : `'${name}'`} that has neither an apiKey nor a client.`,
    );
  }
  if (!client && secrets.length === 0) {
    throw new StreamConfigurationError(
      `apps has no secrets for the apiKey ${key}, and there is no client with it.`,
    );
  }
  const verifier = secrets.length > 0 ? new WebhookVerifier(secrets) : undefined;
  return {
    name,
    apiKey: key,
    signed: (bytes, signature) =>
      (client?.verifyWebhook(bytes, signature) ?? false) ||
      (verifier?.verifyInflated(bytes, signature) ?? false),
  };
}
