import type { App } from '../../../world/app';
import type { Micros } from '../../../world/clock';

/** The present, without making a stamp: reading statistics changes nothing. */
export function presentOf(app: App): Micros {
  return Math.floor(app.clock.millis()) * 1000;
}
