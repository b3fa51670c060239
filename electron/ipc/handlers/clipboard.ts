import { ok } from '../../../shared/result.ts';
import type { ClipboardPort, HostClock } from '../../ports/ports.ts';
import type { Handlers } from '../register.ts';

/** How long a text of ours stays on the clipboard, in milliseconds. */
export const CLEARS_AFTER_MS = 30_000;

/** Copies, and clears again after half a minute or at once, but only what is still ours. */
export function createClipboardGuard(clipboard: ClipboardPort, clock: Pick<HostClock, 'after'>) {
  let ours: string | undefined;
  let cancel: () => void = () => undefined;

  async function clear(): Promise<void> {
    cancel();
    const text = ours;
    ours = undefined;
    if (text !== undefined && (await clipboard.readText()) === text) clipboard.clear();
  }

  return {
    clear,
    async copy(text: string): Promise<void> {
      cancel();
      await clipboard.writeText(text);
      ours = text;
      cancel = clock.after(CLEARS_AFTER_MS, () => void clear().catch(() => undefined));
    },
  };
}

/** The text that we put on the clipboard. */
export type ClipboardGuard = ReturnType<typeof createClipboardGuard>;

/** Calls about the clipboard. */
export function clipboardHandlers(
  guard: ClipboardGuard,
): Pick<Handlers, 'clipboard.copy' | 'clipboard.clear'> {
  return {
    'clipboard.copy': async ({ text }) => {
      await guard.copy(text);
      return ok({ clearsAfterMs: CLEARS_AFTER_MS });
    },
    'clipboard.clear': async () => {
      await guard.clear();
      return ok({});
    },
  };
}
