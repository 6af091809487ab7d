import type { ImporterStorageRecord, ImportRecord, ImportV2Record } from './import-record';
import { RecordStore } from './record-store';

/** The imports of one app. */
export class ImportStore {
  readonly first = new RecordStore<ImportRecord>(({ id }) => id);
  readonly second = new RecordStore<ImportV2Record>(({ id }) => id);
  storage?: ImporterStorageRecord;
}
