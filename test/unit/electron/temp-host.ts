import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Input, Reply } from '../../../shared/ipc/api.ts';
import type { Channel } from '../../../shared/ipc/channels.ts';
import type { Bytes } from '../../../shared/journal/bytes.ts';
import { createTestHost, type HostOptions } from '../../support/host-binding.ts';
import { VAULT_ID, vaultFile } from './vault-bytes.ts';

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hz-electron-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The real host over a fresh folder, called by channel with typed input and answer. */
export function tempHost(options: Partial<HostOptions> = {}) {
  const folder = options.folder ?? tempFolder();
  const host = createTestHost({ folder, ...options });
  const invoke = async <C extends Channel>(channel: C, input: Input<C>): Promise<Reply<C>> =>
    (await host.call(channel, input)) as Reply<C>;
  return { ...host, folder, invoke };
}

/** The same with a vault of so many frames in the default folder. */
export async function hostWithVault(frames: number, options: Partial<HostOptions> = {}) {
  const host = tempHost(options);
  const created = await host.invoke('vaultFile.create', {
    vaultId: VAULT_ID,
    folder: null,
    bytes: vaultFile(frames),
  });
  if (!created.ok) throw new RangeError(created.failure.code);
  const { path, size } = created.value.vault;
  return { ...host, path, size, file: async (): Promise<Bytes> => new Uint8Array(await readFile(path)) };
}

/** Adds bytes behind the back of the host, as a crash or another program would. */
export async function writeBehind(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes, { flag: 'a' });
}
