import { z } from 'zod';
import { VaultIdSchema } from '../../shared/ipc/vault-file-contract.ts';
import { textOf, utf8 } from '../../shared/journal/bytes.ts';
import { type Disk, readWhole, renameOver, writeInProfile } from './disk.ts';
import { createQueues } from './queues.ts';

const MAX_LIST_BYTES = 1_048_576;

const EntrySchema = z.strictObject({
  vaultId: VaultIdSchema,
  path: z.string().min(1),
  secondFolder: z.string().min(1).nullable(),
});
/** Where the file of a vault lies, and the second folder for its backups. */
export type KnownVaultEntry = z.infer<typeof EntrySchema>;

const ListSchema = z.strictObject({ v: z.literal(1), vaults: z.array(EntrySchema).max(10_000) });

/**
 * The list of vault files in the profile. It holds paths only and is a convenience: a vault file that is not
 * in it can be adopted. One that cannot be read is put aside and a new one begun.
 */
export function createKnownVaults(disk: Disk, path: string, onDamaged: () => void) {
  const alone = createQueues();
  let loading: Promise<Map<string, KnownVaultEntry>> | undefined;

  async function load(): Promise<Map<string, KnownVaultEntry>> {
    const bytes = await readWhole(disk, path, MAX_LIST_BYTES);
    if (bytes === undefined) return new Map();
    const list = parsedList(textOf(bytes));
    if (list !== undefined) return new Map(list.map((entry) => [entry.vaultId, entry]));
    onDamaged();
    await renameOver(disk, path, `${path}.damaged`);
    return new Map();
  }

  const entries = () => {
    loading ??= load().catch((fault: unknown) => {
      loading = undefined;
      throw fault;
    });
    return loading;
  };

  return {
    async all(): Promise<readonly KnownVaultEntry[]> {
      return [...(await entries()).values()];
    },
    async find(vaultId: string): Promise<KnownVaultEntry | undefined> {
      return (await entries()).get(vaultId);
    },
    /** Adds or changes an entry; resolves when the list is on the disk. */
    put(entry: KnownVaultEntry): Promise<void> {
      return alone(path, async () => {
        const vaults = new Map(await entries()).set(entry.vaultId, entry);
        await writeInProfile(disk, path, utf8(JSON.stringify({ v: 1, vaults: [...vaults.values()] })));
        loading = Promise.resolve(vaults);
      });
    },
  };
}

/** The list of vault files that this profile knows. */
export type KnownVaults = ReturnType<typeof createKnownVaults>;

function parsedList(text: string | undefined): readonly KnownVaultEntry[] | undefined {
  try {
    return ListSchema.safeParse(JSON.parse(text ?? '')).data?.vaults;
  } catch {
    return undefined;
  }
}
