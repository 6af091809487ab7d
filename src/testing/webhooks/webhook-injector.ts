import { deliveryHeaders } from '../../stream/webhooks/delivery-headers';
import { parsedText } from '../cassette/recorded-exchange';
import type { ModuleRef } from '@nestjs/core';
import { request } from 'undici';
import type { EmittedEvent, EmulatorWebhooks, EventTypeName } from '../../emulator';
import { WebhookReceiver, type WebhookAnswer } from '../../webhooks/receiver/webhook-receiver';

/** A webhook as Stream sends it. */
export interface SignedWebhook {
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. Send it unchanged: the signature is of these bytes. */
  readonly body: string;
}

/** What the app under test answered. */
export interface WebhookResponse {
  /** 200 if the handlers ran, 503 if Stream is to send the event again. */
  readonly status: number;
  readonly body: unknown;
}

/** The fields of an event as Stream sends them. `type` and `created_at` are filled in. */
export type WebhookFields = Readonly<Record<string, unknown>>;

/** What webhooks need of the app they belong to. */
export interface WebhookSource {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly send: (...event: Parameters<EmulatorWebhooks['send']>) => Promise<EmittedEvent>;
  readonly events: () => readonly EmittedEvent[];
  /** Of the Nest app under test. */
  readonly moduleRef: () => ModuleRef | undefined;
}

/** Delivers events of a test app to the Nest app under test. */
export class WebhookInjector {
  readonly #source: WebhookSource;
  /** Ids of events that need no delivery any more. */
  readonly #delivered = new Set<string>();

  constructor(source: WebhookSource) {
    this.#source = source;
  }

  /**
   * Delivers an event to the handlers of the app under test, without a network: signature check, deduplication and handlers
   * run as for a webhook of Stream. The app needs `StreamWebhooksModule`; it need not listen.
   *
   * @param fields of Stream's payload. `call_cid` of a known call adds the call; `{ id }` of a known user becomes the user
   * @returns what Stream would get: status 200 if the handlers ran, 503 if one failed
   * @throws Error if the app has no `StreamWebhooksModule`
   * @example
   * const { status } = await stream.webhooks.deliver('call.ended', { call_cid: 'default:standup' });
   */
  async deliver(type: EventTypeName, fields: WebhookFields = {}): Promise<WebhookResponse> {
    const event = await this.#emit(type, fields);
    return this.#receive(event);
  }

  /**
   * Delivers, in order, the events that Stream emitted and that were not delivered so far, such as `call.created` after the
   * app under test created a call.
   *
   * @returns one response for each event
   * @throws Error if the app has no `StreamWebhooksModule`
   */
  async deliverEmitted(): Promise<readonly WebhookResponse[]> {
    const responses: WebhookResponse[] = [];
    for (const event of this.#source.events()) {
      if (!this.#delivered.has(event.id)) responses.push(await this.#receive(event));
    }
    return responses;
  }

  /**
   * Signs an event, for sending it with the HTTP client of your choice.
   *
   * @example
   * const { headers, body } = await stream.webhooks.sign('call.ended', { call_cid: 'default:standup' });
   * await request(app.getHttpServer()).post('/webhooks/stream').set(headers).send(body);
   */
  async sign(type: EventTypeName, fields: WebhookFields = {}): Promise<SignedWebhook> {
    return this.#signed(await this.#emit(type, fields));
  }

  /**
   * Sends an event over HTTP, as Stream does.
   *
   * @param url of the webhook, such as `${await app.getUrl()}/webhooks/stream`
   */
  async post(url: string, type: EventTypeName, fields: WebhookFields = {}): Promise<WebhookResponse> {
    const { headers, body } = await this.sign(type, fields);
    const response = await request(url, { method: 'POST', headers, body });
    return { status: response.statusCode, body: parsedText(await response.body.text()) };
  }

  async #emit(type: EventTypeName, fields: WebhookFields): Promise<EmittedEvent> {
    const event = await this.#source.send(type, fields, { apiKey: this.#source.apiKey });
    this.#delivered.add(event.id);
    return event;
  }

  async #receive(event: EmittedEvent): Promise<WebhookAnswer> {
    const receiver = this.#receiver();
    this.#delivered.add(event.id);
    const { headers, body } = this.#signed(event);
    return receiver.receive({ headers, body: { bytes: Buffer.from(body), contentEncoding: undefined } });
  }

  #receiver(): WebhookReceiver {
    const moduleRef = this.#source.moduleRef();
    if (!moduleRef) {
      throw new Error(
        'There is no app under test yet: compile the testing module before delivering webhooks.',
      );
    }
    try {
      return moduleRef.get(WebhookReceiver, { strict: false });
    } catch (error) {
      throw new Error(
        'The app under test receives no webhooks: import StreamWebhooksModule.forRoot() in its module.',
        { cause: error },
      );
    }
  }

  #signed({ id, payload }: EmittedEvent): SignedWebhook {
    const { apiKey, apiSecret } = this.#source;
    const body = JSON.stringify(payload);
    return {
      body,
      headers: deliveryHeaders(body, { apiKey, secret: apiSecret, id }),
    };
  }
}
