import type {
  App,
  BrowserWindow,
  Clipboard,
  Dialog,
  Notification,
  OpenDialogOptions,
  SafeStorage,
  Shell,
} from 'electron';
import type { FileKind } from '../../shared/ipc/contract.ts';
import type { AppFacts, ClipboardPort, Desktop, Dialogs, KeychainPort, PagePort } from './ports.ts';

/** Endings by which the dialog filters. `any`: no filter. */
const ENDINGS: Readonly<Record<FileKind, readonly string[]>> = {
  csv: ['csv', 'tsv', 'txt'],
  json: ['json', 'jsonl'],
  text: ['txt', 'md', 'log'],
  email: ['eml'],
  pdf: ['pdf'],
  image: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp'],
  zip: ['zip'],
  sealed: ['sealed'],
  bundle: ['asice'],
  timestamp: ['tsr'],
  certificate: ['p12', 'pfx'],
  any: ['*'],
};

type CurrentWindow = () => BrowserWindow | undefined;

/** Dialogs of the system, over our window, leaving nothing in the list of recent files. */
export function electronDialogs(dialog: Dialog, window: CurrentWindow): Dialogs {
  const open = async (options: OpenDialogOptions): Promise<readonly string[]> => {
    const own = window();
    const answer = await (own === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(own, options));
    return answer.canceled ? [] : answer.filePaths;
  };
  const first = (paths: readonly string[]): string | null => paths[0] ?? null;
  return {
    chooseFolder: async () =>
      first(await open({ properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] })),
    chooseVaultFile: async () =>
      first(
        await open({
          properties: ['openFile', 'dontAddToRecent'],
          filters: [{ name: 'Hour Zero', extensions: ['hzv'] }],
        }),
      ),
    saveFile: async (suggestedName) => {
      const own = window();
      const options = {
        defaultPath: suggestedName,
        properties: [
          'createDirectory' as const,
          'showOverwriteConfirmation' as const,
          'dontAddToRecent' as const,
        ],
      };
      const answer = await (own === undefined
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(own, options));
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    openFiles: (kinds, many) => {
      const extensions = [...new Set(kinds.flatMap((kind) => ENDINGS[kind]))];
      return open({
        properties: ['openFile', 'dontAddToRecent', ...(many ? (['multiSelections'] as const) : [])],
        filters: extensions.includes('*')
          ? []
          : [{ name: extensions.map((ending) => `*.${ending}`).join(', '), extensions }],
      });
    },
    ask: async ({ message, detail, yes, no }) => {
      const own = window();
      const options = {
        type: 'question' as const,
        message,
        detail,
        buttons: [yes, no],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      };
      const answer = await (own === undefined
        ? dialog.showMessageBox(options)
        : dialog.showMessageBox(own, options));
      return answer.response === 0;
    },
  };
}

/** The desktop: file manager, browser, notifications. */
export function electronDesktop(
  shell: Pick<Shell, 'openExternal' | 'showItemInFolder'>,
  notification: typeof Notification,
): Desktop {
  return {
    openExternal: (url) => shell.openExternal(url),
    reveal: (path) => shell.showItemInFolder(path),
    notify: (title, body) => {
      if (!notification.isSupported()) return false;
      new notification({ title, body, silent: false }).show();
      return true;
    },
  };
}

/** The clipboard of the system. */
export function electronClipboard(
  clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'>,
): ClipboardPort {
  return {
    readText: () => clipboard.readText(),
    writeText: (text) => clipboard.writeText(text),
    clear: () => clipboard.clear(),
  };
}

/** The keychain of the system. Only its asynchronous calls: the others can block the app. */
export function electronKeychain(safeStorage: SafeStorage, platform: string): KeychainPort {
  return {
    isAvailable: () => safeStorage.isAsyncEncryptionAvailable(),
    backend: () => (platform === 'linux' ? safeStorage.getSelectedStorageBackend() : undefined),
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    decrypt: async (bytes) => {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(bytes));
      return { text: result, isOutdated: shouldReEncrypt };
    },
  };
}

/** The page in our window. Without a window nothing happens. */
export function electronPage(window: CurrentWindow, readyToClose: () => void): PagePort {
  return {
    print: () =>
      new Promise((resolve) => {
        const own = window();
        if (own === undefined) resolve(false);
        else own.webContents.print({ silent: false, printBackground: true }, resolve);
      }),
    reload: () => window()?.webContents.reload(),
    setContentProtection: (on) => window()?.setContentProtection(on),
    readyToClose,
  };
}

/** What the app says about itself. */
export function electronFacts(
  app: Pick<App, 'getVersion' | 'isPackaged'>,
  process: NodeJS.Process,
): AppFacts {
  return {
    version: app.getVersion(),
    platform: process.platform,
    chromium: process.versions['chrome'] ?? '',
    packaged: app.isPackaged,
  };
}
