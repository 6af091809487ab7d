import { ClientResource } from '../client-resource';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { PUSH_OPERATIONS } from './push.operations';
import type { CheckPushRequest, CheckPushResponse } from './check-push.model';
import type { UpsertPushPreferencesRequest, UpsertPushPreferencesResponse } from './push-preferences.model';
import type {
  DeletePushProviderRequest,
  ListPushProvidersResponse,
  UpsertPushProviderRequest,
  UpsertPushProviderResponse,
} from './push-provider.model';
import type {
  GetPushTemplatesRequest,
  GetPushTemplatesResponse,
  UpsertPushTemplateRequest,
  UpsertPushTemplateResponse,
} from './push-template.model';

/** The part of the client about push notifications. */
export abstract class PushClient extends ClientResource {
  /** Lists the push providers of the app, with their credentials. */
  async listPushProviders(options?: RequestOptions): Promise<StreamResponse<ListPushProvidersResponse>> {
    return this.transport.send(PUSH_OPERATIONS.ListPushProviders, {}, options);
  }

  /** Creates or replaces a push provider. Stream rejects credentials that do not work. */
  async upsertPushProvider(
    request: UpsertPushProviderRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<UpsertPushProviderResponse>> {
    return this.transport.send(PUSH_OPERATIONS.UpsertPushProvider, { body: request }, options);
  }

  /** Deletes a push provider. */
  async deletePushProvider(
    { type, name }: DeletePushProviderRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      PUSH_OPERATIONS.DeletePushProvider,
      { path: { provider_type: type, provider_name: name } },
      options,
    );
  }

  /** Lists the templates of a push provider, for Chat and Feeds. */
  async getPushTemplates(
    request: GetPushTemplatesRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<GetPushTemplatesResponse>> {
    return this.transport.send(PUSH_OPERATIONS.GetPushTemplates, { query: { ...request } }, options);
  }

  /** Creates or changes the template of an event. */
  async upsertPushTemplate(
    request: UpsertPushTemplateRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<UpsertPushTemplateResponse>> {
    return this.transport.send(PUSH_OPERATIONS.UpsertPushTemplate, { body: request }, options);
  }

  /** Changes what users are notified of. Returns all preferences of these users. */
  async updatePushNotificationPreferences(
    request: UpsertPushPreferencesRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<UpsertPushPreferencesResponse>> {
    return this.transport.send(PUSH_OPERATIONS.UpdatePushNotificationPreferences, { body: request }, options);
  }

  /**
   * Sends a test message to a user's devices.
   *
   * @throws StreamApiError if the user has no device, unless `skip_devices` is set
   */
  async checkPush(
    request: CheckPushRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<CheckPushResponse>> {
    return this.transport.send(PUSH_OPERATIONS.CheckPush, { body: request }, options);
  }
}
