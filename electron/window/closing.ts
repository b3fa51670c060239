import type { BrowserWindow } from 'electron';
import type { HostClock } from '../ports/ports.ts';

/** How long the window may take to save its drafts, and the backup to be made, in milliseconds. */
export const DRAFTS_WITHIN_MS = 3_000;
export const BACKUP_WITHIN_MS = 20_000;

type Closing = {
  /** Tells the window that it is about to close. */
  readonly announce: () => void;
  /** The last work: backups, locks, clipboard. */
  readonly finish: () => Promise<void>;
  readonly clock: Pick<HostClock, 'after'>;
};

/**
 * Closes in order: the window saves and locks, backups are made, then it goes. Neither can hold it up for ever:
 * what was acknowledged is on the disk anyway.
 * @returns to be called when the window says that it is ready
 */
export function closeInOrder(
  window: Pick<BrowserWindow, 'on' | 'destroy'>,
  { announce, finish, clock }: Closing,
): () => void {
  let ready: () => void = () => undefined;
  let isClosing = false;
  const close = async () => {
    await within(
      clock,
      DRAFTS_WITHIN_MS,
      new Promise<void>((resolve) => {
        ready = resolve;
        announce();
      }),
    );
    await within(clock, BACKUP_WITHIN_MS, finish());
    window.destroy();
  };
  window.on('close', (event) => {
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    void close();
  });
  return () => ready();
}

/** Waits for work, but not longer than a time. A fault in it counts as its end. */
function within(clock: Pick<HostClock, 'after'>, limitMs: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(limitMs, resolve);
    const done = () => {
      cancel();
      resolve();
    };
    work.then(done, done);
  });
}
