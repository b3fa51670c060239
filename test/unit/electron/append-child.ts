import { readFileSync, writeSync } from 'node:fs';
import { createTestHost } from '../../support/host-binding.ts';
import { recordingDisk } from './recording-disk.ts';
import { frame, readBack, VAULT_ID } from './vault-bytes.ts';

/**
 * Run as a process of its own by `kill.test.ts`: cuts off a torn tail, appends frames as fast as it can, and
 * writes the number of each frame to standard output once the host has acknowledged it. Never ends by itself,
 * unless an append is refused; then it writes the code.
 */

/** Contents of a frame: the same for the same number, of changing length, so that kills hit writes. */
export function contentOf(seq: number): string {
  return `${seq} `.repeat(1 + ((seq * 7_919) % 8_000));
}

const say = (text: string | number) => writeSync(1, `${text}\n`);

async function main(folder: string, vaultPath: string): Promise<void> {
  // The system writes a frame in one go; in small pieces a kill also meets the middle of one.
  const { disk } = recordingDisk({ maxWriteBytes: 1_024 });
  const host = createTestHost({ folder, disk });
  const size = () => readFileSync(vaultPath).length;
  const before = readBack(new Uint8Array(readFileSync(vaultPath)));
  if (before.tornBytes > 0) {
    const cut = await host.call('vaultFile.truncate', { vaultId: VAULT_ID, size: size() - before.tornBytes });
    say(cut.ok ? 'cut' : cut.failure.code);
  }
  let at = size();
  for (let seq = (before.frames.at(-1) ?? 0) + 1; ; seq += 1) {
    const bytes = frame(seq, contentOf(seq));
    const reply = await host.call('vaultFile.append', { vaultId: VAULT_ID, at, bytes });
    say(reply.ok ? seq : reply.failure.code);
    if (!reply.ok) return;
    at += bytes.length;
  }
}

const [, , folder, vaultPath] = process.argv;
if (folder !== undefined && vaultPath !== undefined && process.env['HZ_APPEND_CHILD'] === '1')
  await main(folder, vaultPath);
