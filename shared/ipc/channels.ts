/**
 * Names of everything that passes between window and host. Closed lists, and nothing else in this file: the
 * preload script imports it and must stay small (no zod).
 */

/** Calls of the window that the host answers. */
export const CHANNELS = [
  'vaultFile.list',
  'vaultFile.create',
  'vaultFile.adopt',
  'vaultFile.read',
  'vaultFile.append',
  'vaultFile.truncate',
  'vaultFile.replaceBegin',
  'vaultFile.replaceChunk',
  'vaultFile.replaceCommit',
  'vaultFile.replaceAbort',
  'vaultFile.backup',
  'vaultFile.backups',
  'vaultFile.readBackup',
  'vaultFile.chooseFolder',
  'vaultFile.chooseSecondFolder',
  'vaultFile.reveal',
  'files.save',
  'files.open',
  'print.page',
  'notify.show',
  'keychain.status',
  'keychain.store',
  'keychain.load',
  'keychain.forget',
  'unlock.attempts',
  'unlock.failed',
  'unlock.succeeded',
  'app.info',
  'clock.read',
  'window.setContentProtection',
  'window.reload',
  'window.readyToClose',
  'clipboard.copy',
  'clipboard.clear',
  'link.open',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** What the host tells the window. None of them carries anything but its name. */
export const HOST_EVENTS = [
  'power.suspend',
  'power.resume',
  'power.lockScreen',
  'power.shutdown',
  /** The window is about to close: save drafts, lock, answer with `window.readyToClose`. */
  'window.closing',
] as const;
export type HostEvent = (typeof HOST_EVENTS)[number];

/** Name of the object that the preload script puts on the window. */
export const HOST_GLOBAL = 'hourZeroHost';

/** Failures that any call can end in: the host refused to look at it, or has a fault of its own. */
export const TRANSPORT_CODES = [
  'ipc.unknown-channel',
  'ipc.untrusted-sender',
  'ipc.invalid-input',
  'ipc.fault',
] as const;
export type TransportCode = (typeof TRANSPORT_CODES)[number];
