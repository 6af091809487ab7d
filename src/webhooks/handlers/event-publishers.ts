import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Subject, type Observable } from 'rxjs';
import type { ReceivedEvent } from '../delivery/received-event';
import type { EventHandler } from './event-handler';

/** The part of `EventEmitter2` that is used. */
interface Emitter {
  emit(name: string, ...args: unknown[]): unknown;
}

/** Before the type, in the names of events of `@nestjs/event-emitter`. */
const EMITTER_PREFIX = 'stream.';

/** Publishes events to those who are no handlers: subscribers of a stream, and `@nestjs/event-emitter`. */
@Injectable()
export class EventPublishers implements OnApplicationShutdown {
  readonly #events = new Subject<ReceivedEvent>();

  constructor(@Inject(DiscoveryService) private readonly discovery: DiscoveryService) {}

  get events(): Observable<ReceivedEvent> {
    return this.#events.asObservable();
  }

  /** What publishes, as handlers, so that no event is published twice. */
  handlers(): EventHandler[] {
    const emitter = this.#findEmitter();
    const stream = publisher('events$', (received) => {
      this.#events.next(received);
    });
    if (!emitter) return [stream];
    return [
      stream,
      publisher('event-emitter', (received) => {
        emitter.emit(`${EMITTER_PREFIX}${received.event.type}`, received.event, received);
      }),
    ];
  }

  onApplicationShutdown(): void {
    this.#events.complete();
  }

  /** By name: the package is optional, and may be another copy than the one that could be loaded from here. */
  #findEmitter(): Emitter | undefined {
    const ofItsModule = this.discovery
      .getProviders()
      .filter(({ host }) => host?.metatype.name === 'EventEmitterModule')
      .map(({ instance }): unknown => instance);
    return ofItsModule.find(isEmitter);
  }
}

function publisher(id: string, publish: (received: ReceivedEvent) => void): EventHandler {
  return {
    id,
    group: id,
    wants: () => true,
    handle: (received) => {
      publish(received);
      return Promise.resolve();
    },
  };
}

function isEmitter(value: unknown): value is Emitter {
  return (
    typeof value === 'object' &&
    value !== null &&
    'emit' in value &&
    typeof value.emit === 'function' &&
    'emitAsync' in value
  );
}
