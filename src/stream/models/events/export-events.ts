import type { AppEventEnvelope } from './event-parts';

interface ExportEvent<Type extends string> extends AppEventEnvelope<Type> {
  task_id: string;
  started_at: Date;
  finished_at: Date;
}

interface ExportSuccessEvent<Type extends string> extends ExportEvent<Type> {
  /** Where the file is. */
  url: string;
}

interface ExportErrorEvent<Type extends string> extends ExportEvent<Type> {
  error: string;
}

export type ExportUsersSuccessEvent = ExportSuccessEvent<'export.users.success'>;
export type ExportUsersErrorEvent = ExportErrorEvent<'export.users.error'>;
export type ExportChannelsSuccessEvent = ExportSuccessEvent<'export.channels.success'>;
export type ExportChannelsErrorEvent = ExportErrorEvent<'export.channels.error'>;
