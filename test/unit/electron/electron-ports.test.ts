import type { BrowserWindow, Dialog, Notification, SafeStorage, Shell } from 'electron';
import { describe, expect, it } from 'vitest';
import {
  electronDesktop,
  electronDialogs,
  electronKeychain,
  electronPage,
} from '../../../electron/ports/electron-ports.ts';
import { createRecorder, type Recorded } from '../../support/electron-recorder.ts';

function dialogs(answers: Record<string, unknown>, window?: BrowserWindow) {
  const recorder = createRecorder();
  const dialog = recorder.object<Recorded>('dialog', answers) as unknown as Dialog;
  return { recorder, ports: electronDialogs(dialog, () => window) };
}

describe('dialogs', () => {
  it('are over our window and leave nothing in the list of recent files', async () => {
    const window = {} as BrowserWindow;
    const { recorder, ports } = dialogs(
      { showOpenDialog: async () => ({ canceled: false, filePaths: ['/a/b.hzv'] }) },
      window,
    );
    expect(await ports.chooseVaultFile()).toBe('/a/b.hzv');
    const [over, options] = recorder.onlyCall('dialog.showOpenDialog');
    expect(over).toBe(window);
    expect(options).toMatchObject({ properties: ['openFile', 'dontAddToRecent'] });
  });

  it('answer nothing when they were closed', async () => {
    const { ports } = dialogs({
      showOpenDialog: async () => ({ canceled: true, filePaths: ['/x'] }),
      showSaveDialog: async () => ({ canceled: true, filePath: '/x' }),
      showMessageBox: async () => ({ response: 1 }),
    });
    expect(await ports.chooseFolder()).toBeNull();
    expect(await ports.chooseVaultFile()).toBeNull();
    expect(await ports.openFiles(['any'], true)).toEqual([]);
    expect(await ports.saveFile('x.pdf')).toBeNull();
    expect(await ports.ask({ message: 'm', detail: 'd', yes: 'y', no: 'n' })).toBe(false);
  });

  it('filter by kind, and by nothing for any', async () => {
    const { recorder, ports } = dialogs({ showOpenDialog: async () => ({ canceled: false, filePaths: [] }) });
    await ports.openFiles(['csv', 'zip'], true);
    await ports.openFiles(['any'], false);
    const options = recorder.callsOf('dialog.showOpenDialog').map(([given]) => given);
    expect(options).toMatchObject([
      {
        filters: [{ extensions: ['csv', 'tsv', 'txt', 'zip'] }],
        properties: ['openFile', 'dontAddToRecent', 'multiSelections'],
      },
      { filters: [], properties: ['openFile', 'dontAddToRecent'] },
    ]);
  });

  it('ask with "no" as the answer of Enter and Escape', async () => {
    const { recorder, ports } = dialogs({ showMessageBox: async () => ({ response: 0 }) });
    expect(await ports.ask({ message: 'm', detail: 'd', yes: 'y', no: 'n' })).toBe(true);
    expect(recorder.onlyCall('dialog.showMessageBox')[0]).toMatchObject({
      buttons: ['y', 'n'],
      defaultId: 1,
      cancelId: 1,
    });
  });
});

describe('desktop', () => {
  it('shows notifications where the system can', () => {
    const recorder = createRecorder();
    const shell = recorder.object<Recorded>('shell') as unknown as Shell;
    const shown: unknown[] = [];
    const notification = Object.assign(
      function Notice(options: unknown) {
        return { show: () => shown.push(options) };
      },
      { isSupported: () => true },
    );
    const port = electronDesktop(shell, notification as unknown as typeof Notification);
    expect(port.notify('t', 'b')).toBe(true);
    expect(shown).toEqual([{ title: 't', body: 'b', silent: false }]);
    port.reveal('/a');
    expect(recorder.onlyCall('shell.showItemInFolder')).toEqual(['/a']);
  });
});

describe('keychain', () => {
  function storage() {
    const recorder = createRecorder();
    const safeStorage = recorder.object<Recorded>('safeStorage', {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => 'basic_text',
      encryptStringAsync: async (text: string) => Buffer.from(text),
      decryptStringAsync: async (bytes: Buffer) => ({ result: bytes.toString(), shouldReEncrypt: true }),
    }) as unknown as SafeStorage;
    return { recorder, safeStorage };
  }

  it('uses the asynchronous calls only', async () => {
    const { recorder, safeStorage } = storage();
    const port = electronKeychain(safeStorage, 'linux');
    expect(await port.isAvailable()).toBe(true);
    expect(port.backend()).toBe('basic_text');
    expect(await port.decrypt(await port.encrypt('ab'))).toEqual({ text: 'ab', isOutdated: true });
    expect(new Set(recorder.names())).toEqual(
      new Set([
        'safeStorage.isAsyncEncryptionAvailable',
        'safeStorage.getSelectedStorageBackend',
        'safeStorage.encryptStringAsync',
        'safeStorage.decryptStringAsync',
      ]),
    );
  });

  it('asks for the name of the keyring on Linux only: the call exists nowhere else', () => {
    const { recorder, safeStorage } = storage();
    expect(electronKeychain(safeStorage, 'darwin').backend()).toBeUndefined();
    expect(recorder.calls).toEqual([]);
  });
});

describe('page', () => {
  it('does nothing without a window', async () => {
    const page = electronPage(
      () => undefined,
      () => undefined,
    );
    expect(await page.print()).toBe(false);
    expect(() => page.reload()).not.toThrow();
    expect(() => page.setContentProtection(true)).not.toThrow();
  });

  it('prints with the dialog of the system and tells whether it did', async () => {
    const recorder = createRecorder();
    const webContents = recorder.object('contents', {
      print: (_options: unknown, done: (success: boolean) => void) => done(true),
    });
    const window = { webContents } as unknown as BrowserWindow;
    const page = electronPage(
      () => window,
      () => undefined,
    );
    expect(await page.print()).toBe(true);
    expect(recorder.onlyCall('contents.print')[0]).toMatchObject({ silent: false });
  });
});
