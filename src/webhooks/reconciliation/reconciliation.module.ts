import { Module, type DynamicModule } from '@nestjs/common';
import type { StreamClient } from '../../stream/stream.client';
import { getStreamToken } from '../../stream/stream.decorators';
import { StreamConfigurationError } from '../../stream/stream.errors';
import { MissedEventDelivery } from './missed-event.delivery';
import { Reconciler } from './reconciler';
import { RECONCILED_CLIENTS, RECONCILIATION_OPTIONS } from './reconciliation-tokens';
import { ReconciliationJob } from './reconciliation.job';
import { resolveReconciliationOptions, type ReconciliationOptions } from './reconciliation.options';
import { RecordingWatcher } from './recording-watcher';

/**
 * Repairs missed events: Stream gives up on a delivery after about 15 seconds, so a deploy can lose one. At the start and
 * on an interval it compares the sessions that `CallSessionsModule` knows to be open with Stream, and delivers what was
 * missed, with `origin: 'reconciled'`. A session of which no event came at all stays unknown.
 *
 * @example imports: [StreamWebhooksModule.forRoot(), CallSessionsModule.forRoot(), ReconciliationModule.forRoot()]
 */
@Module({})
export class ReconciliationModule {
  static forRoot({ imports = [], ...options }: ReconciliationOptions = {}): DynamicModule {
    const resolved = resolveReconciliationOptions(options);
    return {
      module: ReconciliationModule,
      imports,
      providers: [
        { provide: RECONCILIATION_OPTIONS, useValue: resolved },
        {
          provide: RECONCILED_CLIENTS,
          inject: resolved.clients.map((name) => ({ token: getStreamToken(name), optional: true })),
          useFactory: (...clients: (StreamClient | undefined)[]) => byApiKey(clients, resolved.clients),
        },
        MissedEventDelivery,
        RecordingWatcher,
        Reconciler,
        ReconciliationJob,
      ],
      exports: [Reconciler],
    };
  }
}

function byApiKey(
  clients: readonly (StreamClient | undefined)[],
  names: readonly (string | undefined)[],
): ReadonlyMap<string, StreamClient> {
  return new Map(
    clients.map((client, index) => {
      if (client) return [client.apiKey, client];
      const name = names[index];
      const named = name === undefined ? '' : `{ name: '${name}' }`;
      throw new StreamConfigurationError(
        `ReconciliationModule found no client of Stream. Import StreamModule.forRoot(${named}) in the root module.`,
      );
    }),
  );
}
