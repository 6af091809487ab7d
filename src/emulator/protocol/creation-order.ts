import type { Micros } from '../world/clock';

/** What has a place in the order of creation. */
export interface Created {
  readonly id: string;
  readonly createdAt: Micros;
}

/** Compares by time of creation, and by id where that is the same. */
export function byCreation(a: Created, b: Created): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : Number(a.id > b.id));
}
