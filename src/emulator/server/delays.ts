/** Requests that are held back, until their time has come or the server closes. */
export class Delays {
  private readonly waiting = new Map<NodeJS.Timeout, (error: Error) => void>();
  private isClosed = false;

  /** Resolves after so many milliseconds. Rejects as soon as it is closed. */
  pass(milliseconds: number): Promise<void> {
    if (this.isClosed) return Promise.reject(closedError());
    if (milliseconds === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(timer);
        resolve();
      }, milliseconds);
      this.waiting.set(timer, reject);
    });
  }

  close(): void {
    this.isClosed = true;
    for (const [timer, giveUp] of this.waiting) {
      clearTimeout(timer);
      giveUp(closedError());
    }
    this.waiting.clear();
  }
}

function closedError(): Error {
  return new Error('The emulator was closed.');
}
