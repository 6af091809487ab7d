import type { Micros } from './clock';
import { RecordStore } from './record-store';

/** Words that Stream's moderation looks for. The emulator only keeps them. */
export interface BlockListRecord {
  readonly id: string;
  readonly name: string;
  /** Absent: of the whole app. */
  readonly team?: string;
  readonly type: string;
  readonly words: readonly string[];
  readonly options: BlockListOptions;
  /** User id. */
  readonly owner?: string;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
}

/** How words are compared with texts. */
export interface BlockListOptions {
  readonly confusableFolding: boolean;
  readonly leetCheck: boolean;
  readonly pluralCheck: boolean;
  readonly substringMatching: boolean;
}

/** The block lists of one app by id. Names are unique inside a team. */
export class BlockListStore extends RecordStore<BlockListRecord> {
  constructor() {
    super(({ id }) => id);
  }

  named(name: string, team: string | undefined): BlockListRecord | undefined {
    return this.find((list) => list.name === name && list.team === team);
  }
}
