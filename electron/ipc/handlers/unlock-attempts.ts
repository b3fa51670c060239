import { z } from 'zod';
import { VaultIdSchema } from '../../../shared/ipc/vault-file-contract.ts';
import { textOf, utf8 } from '../../../shared/journal/bytes.ts';
import { ok } from '../../../shared/result.ts';
import { type Disk, readWhole, writeInProfile } from '../../files/disk.ts';
import type { Queues } from '../../files/queues.ts';
import type { Log } from '../../log/logger.ts';
import type { HostClock } from '../../ports/ports.ts';
import type { Handlers } from '../register.ts';

const FREE_ATTEMPTS = 3;
const LONGEST_DELAY_MS = 60_000;
const MAX_FILE_BYTES = 1_048_576;

const AttemptSchema = z.strictObject({ failed: z.int().nonnegative(), lastAt: z.int() });
type Attempt = z.infer<typeof AttemptSchema>;
const FileSchema = z.strictObject({ v: z.literal(1), vaults: z.record(VaultIdSchema, AttemptSchema) });

/** Milliseconds to wait after so many wrong passphrases in a row: none for three, then 2, 4, 8 … 60 seconds. */
export function delayAfter(failed: number): number {
  if (failed <= FREE_ATTEMPTS) return 0;
  return Math.min(LONGEST_DELAY_MS, 1_000 * 2 ** Math.min(failed - FREE_ATTEMPTS, 10));
}

type Deps = {
  readonly disk: Disk;
  /** File in the profile. */
  readonly path: string;
  readonly clock: Pick<HostClock, 'wall'>;
  readonly queues: Queues;
  readonly log: Log;
};

type AttemptHandlers = Pick<Handlers, 'unlock.attempts' | 'unlock.failed' | 'unlock.succeeded'>;

/**
 * Counts wrong passphrases per vault. Kept here and not in the window, so that a reload or a restart does not
 * begin anew. Nothing is ever erased. Whoever can change the profile can change the count: what protects the
 * vault is its key derivation.
 */
export function unlockHandlers({ disk, path, clock, queues, log }: Deps): AttemptHandlers {
  let loaded: ReadonlyMap<string, Attempt> | undefined;

  async function attempts(): Promise<ReadonlyMap<string, Attempt>> {
    loaded ??= parsed(await readWhole(disk, path, MAX_FILE_BYTES).catch(() => undefined));
    return loaded;
  }

  /** Remembers at once; that the disk is full must neither help nor hinder whoever unlocks. */
  async function remember(all: ReadonlyMap<string, Attempt>): Promise<void> {
    loaded = all;
    const bytes = utf8(JSON.stringify({ v: 1, vaults: Object.fromEntries(all) }));
    await writeInProfile(disk, path, bytes).catch((fault: unknown) => log.fault('unlock.attempts', fault));
  }

  function answer(attempt: Attempt | undefined) {
    if (attempt === undefined) return ok({ failed: 0, waitMs: 0 });
    const delayMs = delayAfter(attempt.failed);
    // A clock that was set back must not make the wait longer than it ever was.
    const passedMs = Math.max(0, clock.wall() - attempt.lastAt);
    return ok({ failed: attempt.failed, waitMs: Math.max(0, delayMs - passedMs) });
  }

  const alone = <T>(run: () => Promise<T>) => queues(path, run);

  return {
    'unlock.attempts': ({ vaultId }) => alone(async () => answer((await attempts()).get(vaultId))),
    'unlock.failed': ({ vaultId }) =>
      alone(async () => {
        const all = await attempts();
        const attempt = { failed: (all.get(vaultId)?.failed ?? 0) + 1, lastAt: clock.wall() };
        await remember(new Map(all).set(vaultId, attempt));
        return answer(attempt);
      }),
    'unlock.succeeded': ({ vaultId }) =>
      alone(async () => {
        const all = new Map(await attempts());
        if (all.delete(vaultId)) await remember(all);
        return answer(undefined);
      }),
  };
}

function parsed(bytes: Uint8Array | undefined): ReadonlyMap<string, Attempt> {
  try {
    const file = FileSchema.safeParse(JSON.parse(textOf(bytes ?? new Uint8Array()) ?? ''));
    return new Map(Object.entries(file.data?.vaults ?? {}));
  } catch {
    return new Map();
  }
}
