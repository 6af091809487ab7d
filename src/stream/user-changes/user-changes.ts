/** A change of a user at Stream. */
export interface UserChange {
  readonly userId: string;
  /** `changed`: anything but the next two, such as a new name, a deactivation or a ban; or the outcome is not known. */
  readonly kind: 'changed' | 'deleted' | 'restored';
  /** When it happened. Default: now. */
  readonly at?: Date | undefined;
}

export type UserChangeListener = (change: UserChange) => void;

/** Tells everything that keeps something of users that it is out of date. */
export class UserChanges {
  readonly #listeners = new Set<UserChangeListener>();

  /** @returns ends the observation */
  observe(listener: UserChangeListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(change: UserChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
