import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Whether this process takes new requests; a graceful stop turns it red before anything closes. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  #isStopping = false;

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Turns `/health/ready` red for good, so that no new requests are sent here. */
  stopping(): void {
    this.#isStopping = true;
  }

  /** For hosts that just close: from here on nothing new should come. */
  onModuleDestroy(): void {
    this.stopping();
  }
}
