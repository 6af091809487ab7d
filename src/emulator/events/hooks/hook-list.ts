import type { AppSettings } from '../../world/app-settings';
import { hooksOf, type Hook } from './hook';
import { wants } from './hook-selection';

/** The hooks of an app, read again from its settings only when these were changed: most events have no hook to go to. */
export class HookList {
  private hooks: readonly Hook[] = [];
  /** What the hooks were read from. These parts of the settings are replaced when they change. */
  private read: Partial<Pick<AppSettings, 'eventHooks' | 'fields'>> = {};

  constructor(private readonly settings: AppSettings) {}

  /** The hooks that an event of this type is sent to. */
  for(type: string): readonly Hook[] {
    const { eventHooks, fields } = this.settings;
    if (eventHooks !== this.read.eventHooks || fields !== this.read.fields) {
      this.read = { eventHooks, fields };
      this.hooks = hooksOf(this.settings);
    }
    return this.hooks.length === 0 ? this.hooks : this.hooks.filter((hook) => wants(hook, type));
  }
}
