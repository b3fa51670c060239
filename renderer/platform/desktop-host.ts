import type { HostApi, Input, Output, Reply } from '../../shared/ipc/api.ts';
import type { Channel } from '../../shared/ipc/channels.ts';
import { MAX_APPEND_BYTES, MAX_PIECE_BYTES } from '../../shared/ipc/limits.ts';
import { type Bytes, concat } from '../../shared/journal/bytes.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { epochMs } from '../../shared/time/instant.ts';
import type { FileImage, Host, HostAnswer, HostClock, HostFailure, Keychain, VaultFiles } from './host.ts';

/**
 * The host behind Electron's preload script. The clocks are read once: from then on the window counts on
 * from the monotonic clock of the main process, so that the numbers of one boot stay comparable over reloads.
 */
export async function createDesktopHost(api: HostApi): Promise<Result<Host, HostFailure>> {
  const asked = performance.now();
  const read = await api.invoke('clock.read', {});
  if (!read.ok) return read;
  const clock: HostClock = {
    now: () => epochMs(Date.now()),
    monotonicMs: () => Math.round(read.value.monotonic + (performance.now() - asked)),
    bootId: read.value.bootId,
  };
  return ok(desktopHost(api, clock));
}

function desktopHost(api: HostApi, clock: HostClock): Host {
  const call = <C extends Channel, T>(channel: C, input: Input<C>, pick: (output: Output<C>) => T) =>
    picked(api.invoke(channel, input), pick);
  return {
    kind: 'desktop',
    capabilities: {
      visibleFile: true,
      safeBackups: true,
      secondFolder: true,
      keychain: true,
      powerEvents: true,
      contentProtection: true,
      clipboardClears: true,
      systemNotifications: true,
    },
    clock,
    vaultFile: vaultFiles(api),
    files: {
      save: (suggestedName, bytes) => call('files.save', { suggestedName, bytes }, ({ saved }) => saved),
      open: (request) => call('files.open', request, ({ files }) => files),
    },
    unlockAttempts: {
      read: (vaultId) => call('unlock.attempts', { vaultId }, same),
      failed: (vaultId) => call('unlock.failed', { vaultId }, same),
      succeeded: (vaultId) => call('unlock.succeeded', { vaultId }, same),
    },
    keychain: keychain(api),
    on: (event, listener) => api.on(event, listener),
    notify: (request) => call('notify.show', request, ({ shown }) => shown),
    print: () => call('print.page', {}, ({ printed }) => printed),
    info: () => call('app.info', {}, same),
    copy: (text) => call('clipboard.copy', { text }, same),
    clearClipboard: () => call('clipboard.clear', {}, nothing),
    openLink: (request) => call('link.open', request, ({ opened }) => opened),
    setContentProtection: (on) => call('window.setContentProtection', { on }, (state) => state.on),
    reload: () => call('window.reload', {}, nothing),
    readyToClose: () => call('window.readyToClose', {}, nothing),
  };
}

function keychain(api: HostApi): Keychain {
  return {
    status: (vaultId) => api.invoke('keychain.status', { vaultId }),
    store: (vaultId, secret) =>
      picked(api.invoke('keychain.store', { vaultId, secret, recoveryConfirmed: true }), nothing),
    load: (vaultId) => picked(api.invoke('keychain.load', { vaultId }), ({ secret }) => secret),
    forget: (vaultId) => picked(api.invoke('keychain.forget', { vaultId }), nothing),
  };
}

function vaultFiles(api: HostApi): VaultFiles {
  return {
    list: () => api.invoke('vaultFile.list', {}),
    create: (vaultId, image, folder) => create(api, vaultId, image, folder),
    adopt: () => picked(api.invoke('vaultFile.adopt', {}), ({ vault }) => vault),
    read: (vaultId) =>
      whole((offset) => api.invoke('vaultFile.read', { vaultId, offset, length: MAX_PIECE_BYTES })),
    append: (vaultId, at, bytes) =>
      picked(api.invoke('vaultFile.append', { vaultId, at, bytes }), ({ size }) => size),
    truncate: (vaultId, size) =>
      picked(api.invoke('vaultFile.truncate', { vaultId, size }), (cut) => cut.size),
    replace: (vaultId, at, image) => replace(api, vaultId, at, image),
    backup: (vaultId, reason) => api.invoke('vaultFile.backup', { vaultId, reason }),
    backups: (vaultId) => picked(api.invoke('vaultFile.backups', { vaultId }), ({ backups }) => backups),
    readBackup: (vaultId, name) =>
      whole((offset) =>
        api.invoke('vaultFile.readBackup', { vaultId, name, offset, length: MAX_PIECE_BYTES }),
      ),
    chooseFolder: () => picked(api.invoke('vaultFile.chooseFolder', {}), ({ folder }) => folder),
    chooseSecondFolder: (vaultId, forget) =>
      picked(api.invoke('vaultFile.chooseSecondFolder', { vaultId, forget }), ({ folder }) => folder),
    reveal: (vaultId) => picked(api.invoke('vaultFile.reveal', { vaultId }), nothing),
  };
}

/** Pieces joined so that none is larger than `maxBytes`; a piece of the image is never cut, frames stay whole. */
export function packed(pieces: readonly Bytes[], maxBytes: number): readonly Bytes[] {
  const packs: Bytes[][] = [[]];
  let length = 0;
  for (const piece of pieces) {
    if (length > 0 && length + piece.length > maxBytes) {
      packs.push([]);
      length = 0;
    }
    packs.at(-1)?.push(piece);
    length += piece.length;
  }
  return packs.map((pack) => concat(...pack));
}

async function create(api: HostApi, vaultId: string, image: FileImage, folder: string | null) {
  const [first = new Uint8Array(0), ...later] = packed(image.pieces, MAX_APPEND_BYTES);
  const created = await api.invoke('vaultFile.create', { vaultId, folder, bytes: first });
  if (!created.ok) return created;
  let at = first.length;
  for (const bytes of later) {
    const appended = await api.invoke('vaultFile.append', { vaultId, at, bytes });
    if (!appended.ok) return appended;
    at = appended.value.size;
  }
  return ok(created.value.vault);
}

async function replace(api: HostApi, vaultId: string, at: number, image: FileImage): HostAnswer<number> {
  const begun = await api.invoke('vaultFile.replaceBegin', { vaultId, at });
  if (!begun.ok) return begun;
  const { token } = begun.value;
  let offset = 0;
  for (const bytes of packed(image.pieces, MAX_PIECE_BYTES)) {
    const sent = await api.invoke('vaultFile.replaceChunk', { token, offset, bytes });
    if (!sent.ok) {
      await api.invoke('vaultFile.replaceAbort', { token });
      return sent;
    }
    offset += bytes.length;
  }
  const { size } = image;
  const sha256 = image.sha256 as Input<'vaultFile.replaceCommit'>['sha256'];
  return picked(api.invoke('vaultFile.replaceCommit', { token, size, sha256 }), (done) => done.size);
}

/** Reads piece by piece to the end. A file that changes its size meanwhile is not what was asked for. */
async function whole(
  piece: (offset: number) => Promise<Result<{ readonly bytes: Bytes; readonly size: number }, HostFailure>>,
): HostAnswer<Bytes> {
  const pieces: Bytes[] = [];
  let offset = 0;
  for (;;) {
    const read = await piece(offset);
    if (!read.ok) return read;
    pieces.push(read.value.bytes);
    offset += read.value.bytes.length;
    if (offset >= read.value.size) return ok(concat(...pieces));
    if (read.value.bytes.length === 0) return fail('FILE_GONE', { offset });
  }
}

async function picked<C extends Channel, T>(
  reply: Promise<Reply<C>>,
  pick: (output: Output<C>) => T,
): HostAnswer<T> {
  const answer = await reply;
  return answer.ok ? ok(pick(answer.value)) : answer;
}

function same<T>(value: T): T {
  return value;
}

function nothing(): void {}
