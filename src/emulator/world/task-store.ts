import type { Micros } from './clock';
import type { JsonObject } from './json';

/** How far work in the background shows to be. */
export interface Progress {
  readonly createdAt: Micros;
  /** How often its state was read before it was completed. */
  reads: number;
  completedAt?: Micros;
}

/** Work that Stream does in the background. The emulator does it at once and shows it as progressing. */
export interface TaskRecord extends Progress {
  readonly id: string;
  /** Shown once the task is completed. */
  readonly result: JsonObject;
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
