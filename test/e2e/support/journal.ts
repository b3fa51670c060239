import { readFileSync } from 'node:fs';
import { fromBase64 } from '../../../renderer/vault/base64.ts';
import { webKeeperPort } from '../../../renderer/vault/crypto-worker-port.ts';
import { afterCommits } from '../../../renderer/vault/frame-content.ts';
import { createKeeper } from '../../../renderer/vault/keeper.ts';
import type { Bytes } from '../../../shared/journal/bytes.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { decodeFileStart } from '../../../shared/vault/frames.ts';
import { VaultHeaderSchema } from '../../../shared/vault/header.ts';
import { NO_DUTY } from '../../support/no-duty.ts';
import { expect, filesBelow, MARA, type Window } from './window.ts';

/**
 * Reads the vault file from outside the app, in the test's own process: opens it with the passphrase of the first
 * person, and verifies every chain and every signature. The keys are derived once and kept.
 * @returns asks for the number of entries in all streams
 */
export function watchJournal(window: Window): () => Promise<number> {
  const keeper = createKeeper(webKeeperPort);
  let opened: number | null = null;
  return async () => {
    const bytes = await vaultFile(window);
    const start = must(decodeFileStart(bytes));
    const header = VaultHeaderSchema.parse(start.header);
    if (opened !== header.generation) {
      const secret = { kind: 'passphrase', passphrase: MARA } as const;
      must(await keeper.unlock({ vaultId: header.vaultId, headers: [header], secret, slotId: null }));
      opened = header.generation;
    }
    const { base, commits, damage } = must(await keeper.readFile({ bytes }, NO_DUTY));
    expect(damage).toBeNull();
    const { rows, streams: heads } = afterCommits(base, commits);
    const read = await keeper.openJournal({ rows, heads: [heads], auditPub: header.auditPub }, NO_DUTY);
    expect(read.streams.flatMap(({ failure }) => failure ?? [])).toEqual([]);
    return read.streams.reduce((sum, { entries }) => sum + entries.length, 0);
  };
}

/** The vault file: on the disk of the desktop host, or in the private folder of the origin. */
export async function vaultFile({ page, folder, host }: Window): Promise<Bytes> {
  if (host !== null) {
    const isBackup = (path: string) => /-\d{8}T\d{9}Z-[a-z]+/.test(path);
    const path = filesBelow(folder).find((name) => name.endsWith('.hzv') && !isBackup(name));
    return new Uint8Array(readFileSync(path ?? 'no vault file'));
  }
  const base64 = await page.evaluate(async () => {
    const vaults = await (await navigator.storage.getDirectory()).getDirectoryHandle('vaults');
    const names: string[] = [];
    for await (const name of (vaults as unknown as { keys: () => AsyncIterable<string> }).keys())
      names.push(name);
    const name = names.find((each) => /^[0-9a-f]{32}\.hzv$/.test(each)) ?? 'no vault file';
    const bytes = new Uint8Array(await (await (await vaults.getFileHandle(name)).getFile()).arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  });
  return fromBase64(base64);
}

function must<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
