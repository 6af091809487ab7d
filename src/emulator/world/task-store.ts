import type { Micros } from './clock';
import type { JsonObject } from './json';

/** Work that Stream does in the background. The emulator does it at once and shows it as progressing. */
export interface TaskRecord {
  readonly id: string;
  readonly createdAt: Micros;
  /** Shown once the task is completed. */
  readonly result: JsonObject;
  /** How often its state was read before it was completed. */
  reads: number;
  completedAt?: Micros;
}

/** The tasks of one app by id. */
export class TaskStore {
  private readonly byId = new Map<string, TaskRecord>();

  get(id: string): TaskRecord | undefined {
    return this.byId.get(id);
  }

  put(task: TaskRecord): void {
    this.byId.set(task.id, task);
  }

  values(): IterableIterator<TaskRecord> {
    return this.byId.values();
  }
}
