import { randomBytes, randomUUID } from 'node:crypto';

/** Where the ids come from that the service makes up itself. */
export interface IdSource {
  /** A lower-case uuid, version 4: task ids, session ids. */
  uuid(): string;
  /** Random lower-case hexadecimal digits, two per byte. */
  hex(bytes: number): string;
}

export const randomIds: IdSource = {
  uuid: () => randomUUID(),
  hex: (bytes) => randomBytes(bytes).toString('hex'),
};
