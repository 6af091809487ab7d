import type { Registry } from 'prom-client';
import type { RoutePathOptions } from '../routes/served-below';

/** What is measured, and where it is kept. */
export interface MetricsModuleOptions extends RoutePathOptions {
  /**
   * Where the metrics go, such as `register` of prom-client. Default: a registry of the module's own, with the metrics of the
   * process (memory, event loop, garbage collection) in it as well. Apps on one registry share the metrics, and counts of the same
   * labels add up; an app that closes takes away what no other has there.
   */
  readonly registry?: Registry | undefined;
  /** The names of clients that were registered with a name; the one without is watched anyway. */
  readonly clients?: readonly string[] | undefined;
}
