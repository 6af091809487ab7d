import type { ModuleMetadata } from '@nestjs/common';

/** Parts that are put into `StreamWebhooksModule`, where they can inject all of its providers. */
export type WebhookFeature = Pick<ModuleMetadata, 'imports' | 'controllers' | 'providers' | 'exports'>;
