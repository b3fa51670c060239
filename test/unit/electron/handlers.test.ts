import { appendFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEARS_AFTER_MS } from '../../../electron/ipc/handlers/clipboard.ts';
import { allowedLink } from '../../../electron/ipc/handlers/links.ts';
import { delayAfter } from '../../../electron/ipc/handlers/unlock-attempts.ts';
import { notificationText } from '../../../electron/ports/texts.ts';
import { HostLanguageSchema, NotificationKeySchema } from '../../../shared/ipc/contract.ts';
import { fail, ok } from '../../../shared/result.ts';
import { recordingDisk } from './recording-disk.ts';
import { hostWithVault, tempFolder, tempHost } from './temp-host.ts';
import { VAULT_ID } from './vault-bytes.ts';

const vault = { vaultId: VAULT_ID };

describe('files.save', () => {
  async function saving(name: string, disk = recordingDisk().disk) {
    const folder = tempFolder();
    const path = join(folder, name);
    return { folder, path, host: tempHost({ folder, disk, dialogs: { saveFile: async () => path } }) };
  }
  const letter = { suggestedName: 'Schreiben an Müller.pdf', bytes: new Uint8Array([1, 2, 3]) };

  it('writes where the person says, readable by them only, and leaves nothing beside it', async () => {
    const { host, folder, path } = await saving('letter.pdf');
    expect(await host.invoke('files.save', letter)).toEqual(ok({ saved: path }));
    expect(await readFile(path)).toEqual(Buffer.from([1, 2, 3]));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['letter.pdf']);
  });

  it('saves nothing when the dialog is closed', async () => {
    expect(await tempHost().invoke('files.save', letter)).toEqual(ok({ saved: null }));
  });

  it.each([
    ['write', 'ENOSPC', 'DISK_FULL'],
    ['open', 'EACCES', 'READ_ONLY'],
    ['sync', 'EIO', 'FILE_GONE'],
  ])('keeps the older file whole when %s meets %s', async (operation, errno, code) => {
    const { disk } = recordingDisk({
      fault: (step) => (step.startsWith(`${operation} .letter`) ? errno : undefined),
    });
    const { host, folder, path } = await saving('letter.pdf', disk);
    await writeFile(path, 'older');
    expect(await host.invoke('files.save', letter)).toEqual(fail(code));
    expect(await readFile(path, 'utf8')).toBe('older');
    expect(await readdir(folder)).toEqual(['letter.pdf']);
  });

  it('takes names as long as the file system does', async () => {
    const { host, path } = await saving(`${'ü'.repeat(120)}.pdf`);
    expect(await host.invoke('files.save', letter)).toEqual(ok({ saved: path }));
  });

  it('never writes over a vault file', async () => {
    const folder = tempFolder();
    let path = '';
    const host = await hostWithVault(2, { folder, dialogs: { saveFile: async () => path } });
    path = host.path;
    expect(await host.invoke('files.save', letter)).toEqual(fail('READ_ONLY'));
    expect((await host.file()).length).toBe(host.size);
  });
});

describe('files.open', () => {
  async function opening(files: Record<string, string>, disk = recordingDisk().disk) {
    const folder = join(tempFolder(), 'in');
    await mkdir(folder);
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const paths = Object.keys(files).map((name) => join(folder, name));
    return { folder, host: tempHost({ disk, dialogs: { openFiles: async () => paths } }) };
  }
  const open = { kinds: ['csv' as const], many: true, maxBytes: 10 };

  it('gives names without folders, and bytes', async () => {
    const { host } = await opening({ 'a.csv': 'eins', 'ü.csv': '' });
    const reply = await host.invoke('files.open', open);
    expect(reply).toEqual(
      ok({
        files: [
          { name: 'a.csv', bytes: new Uint8Array(Buffer.from('eins')) },
          { name: 'ü.csv', bytes: new Uint8Array(0) },
        ],
      }),
    );
  });

  it('counts all files together against the limit', async () => {
    const { host } = await opening({ 'a.csv': '123456', 'b.csv': '12345' });
    expect(await host.invoke('files.open', open)).toEqual(fail('FILE_TOO_LARGE', { size: 5, maxBytes: 4 }));
  });

  it('notices a file that changes while it is read', async () => {
    const folder = tempFolder();
    const path = join(folder, 'a.csv');
    await writeFile(path, 'x');
    const { disk } = recordingDisk({
      fault: (step) => {
        if (step === 'read a.csv') appendFileSync(path, ' and more');
        return undefined;
      },
    });
    const host = tempHost({ disk, dialogs: { openFiles: async () => [path] } });
    expect(await host.invoke('files.open', open)).toEqual(fail('FILE_CHANGED'));
  });

  it('says that a file has gone', async () => {
    const { host, folder } = await opening({ 'a.csv': 'x' });
    await rm(folder, { recursive: true });
    expect(await host.invoke('files.open', open)).toEqual(fail('FILE_GONE'));
  });
});

describe('unlock', () => {
  it.each([
    [0, 0],
    [1, 0],
    [3, 0],
    [4, 2_000],
    [5, 4_000],
    [6, 8_000],
    [7, 16_000],
    [8, 32_000],
    [9, 60_000],
    [50, 60_000],
    [100_000, 60_000],
  ])('after %i wrong passphrases: %i ms', (failed, waitMs) => expect(delayAfter(failed)).toBe(waitMs));

  it('counts over a restart, per vault, and forgets at success', async () => {
    const folder = tempFolder();
    let now = 1_000_000;
    const clock = { wall: () => now };
    const other = { vaultId: 'f'.repeat(32) };
    const first = tempHost({ folder, clock });
    for (let i = 0; i < 5; i += 1) await first.invoke('unlock.failed', vault);
    const second = tempHost({ folder, clock });
    expect(await second.invoke('unlock.attempts', vault)).toEqual(ok({ failed: 5, waitMs: 4_000 }));
    expect(await second.invoke('unlock.attempts', other)).toEqual(ok({ failed: 0, waitMs: 0 }));
    now += 1_500;
    expect(await second.invoke('unlock.attempts', vault)).toEqual(ok({ failed: 5, waitMs: 2_500 }));
    now += 1_000_000;
    expect(await second.invoke('unlock.attempts', vault)).toEqual(ok({ failed: 5, waitMs: 0 }));
    await second.invoke('unlock.succeeded', vault);
    expect(await tempHost({ folder, clock }).invoke('unlock.attempts', vault)).toEqual(
      ok({ failed: 0, waitMs: 0 }),
    );
  });

  it('never waits longer than the longest delay, even if the clock was set back for years', async () => {
    let now = 2_000_000_000_000;
    const host = tempHost({ clock: { wall: () => now } });
    for (let i = 0; i < 20; i += 1) await host.invoke('unlock.failed', vault);
    now = 0;
    expect(await host.invoke('unlock.attempts', vault)).toEqual(ok({ failed: 20, waitMs: 60_000 }));
  });

  it('counts every one of many at once', async () => {
    const host = tempHost();
    await Promise.all(Array.from({ length: 25 }, () => host.invoke('unlock.failed', vault)));
    expect(await host.invoke('unlock.attempts', vault)).toMatchObject({ value: { failed: 25 } });
  });

  it('counts on a full disk, and erases nothing whatever happens', async () => {
    const { disk } = recordingDisk({ fault: (step) => (step.startsWith('write ') ? 'ENOSPC' : undefined) });
    const host = tempHost({ disk });
    for (let i = 0; i < 4; i += 1) await host.invoke('unlock.failed', vault);
    expect(await host.invoke('unlock.attempts', vault)).toMatchObject({ value: { failed: 4 } });
  });

  it.each(['', '{', '[]', '{"v":2}', '{"v":1,"vaults":{"x":{"failed":-1}}}'])(
    'starts at nothing with a file that says %j',
    async (text) => {
      const folder = tempFolder();
      await mkdir(join(folder, 'profile'));
      await writeFile(join(folder, 'profile', 'unlock.json'), text);
      expect(await tempHost({ folder }).invoke('unlock.attempts', vault)).toEqual(
        ok({ failed: 0, waitMs: 0 }),
      );
    },
  );
});

describe('keychain', () => {
  const secret = new Uint8Array(32).fill(7);
  const store = { ...vault, secret, recoveryConfirmed: true as const };
  const working = {
    isAvailable: async () => true,
    backend: () => undefined,
    encrypt: async (text: string) => new TextEncoder().encode(`sealed ${text}`),
    decrypt: async (bytes: Uint8Array) => ({
      text: new TextDecoder().decode(bytes).slice('sealed '.length),
      isOutdated: false,
    }),
  };

  it('keeps the secret sealed in the profile, and forgets it', async () => {
    const host = tempHost({ world: { keychain: working } });
    expect(await host.invoke('keychain.status', vault)).toEqual(ok({ state: 'available', stored: false }));
    expect(await host.invoke('keychain.store', store)).toEqual(ok({}));
    expect(await host.invoke('keychain.status', vault)).toEqual(ok({ state: 'available', stored: true }));
    expect(await host.invoke('keychain.load', vault)).toEqual(ok({ secret }));
    const path = join(host.folder, 'profile', 'keychain', `${VAULT_ID}.bin`);
    expect(await readFile(path, 'utf8')).toMatch(/^sealed 0707/);
    expect(await host.invoke('keychain.forget', vault)).toEqual(ok({}));
    expect(await host.invoke('keychain.load', vault)).toEqual(fail('KEYCHAIN_GONE'));
    expect(await host.invoke('keychain.forget', vault)).toEqual(ok({}));
  });

  it.each([
    ['unavailable', { isAvailable: async () => false }],
    ['unavailable', { isAvailable: () => Promise.reject(new Error('locked')) }],
    ['unprotected', { backend: () => 'basic_text' }],
    ['unprotected', { backend: () => 'unknown' }],
  ])('stores nothing while it is %s', async (state, broken) => {
    const host = tempHost({ world: { keychain: { ...working, ...broken } } });
    expect(await host.invoke('keychain.status', vault)).toEqual(ok({ state, stored: false }));
    expect(await host.invoke('keychain.store', store)).toEqual(fail('KEYCHAIN_UNAVAILABLE'));
  });

  it.each([
    ['it cannot be opened any more', { decrypt: () => Promise.reject(new Error('another user')) }],
    ['what it held is not hexadecimal', { decrypt: async () => ({ text: 'zz', isOutdated: false }) }],
    ['what it held is too short', { decrypt: async () => ({ text: 'ab', isOutdated: false }) }],
  ])('is gone when %s', async (_case, broken) => {
    const folder = tempFolder();
    await tempHost({ folder, world: { keychain: working } }).invoke('keychain.store', store);
    const host = tempHost({ folder, world: { keychain: { ...working, ...broken } } });
    expect(await host.invoke('keychain.load', vault)).toEqual(fail('KEYCHAIN_GONE'));
  });

  it('seals anew when the system has changed its key', async () => {
    const folder = tempFolder();
    await tempHost({ folder, world: { keychain: working } }).invoke('keychain.store', store);
    const renewing = {
      ...working,
      encrypt: async (text: string) => new TextEncoder().encode(`newkey ${text}`),
      decrypt: async (bytes: Uint8Array) => ({ ...(await working.decrypt(bytes)), isOutdated: true }),
    };
    const host = tempHost({ folder, world: { keychain: renewing } });
    expect(await host.invoke('keychain.load', vault)).toEqual(ok({ secret }));
    const path = join(folder, 'profile', 'keychain', `${VAULT_ID}.bin`);
    expect(await readFile(path, 'utf8')).toMatch(/^newkey 0707/);
  });
});

describe('clipboard', () => {
  function withTimers() {
    const timers: { ms: number; run: () => void; cancelled: boolean }[] = [];
    const after = (ms: number, run: () => void) => {
      const timer = { ms, run, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    };
    const host = tempHost({ clock: { after } });
    const settle = () => new Promise((resume) => setImmediate(resume));
    return { host, timers, settle };
  }

  it('is cleared after 30 seconds', async () => {
    const { host, timers, settle } = withTimers();
    expect(await host.invoke('clipboard.copy', { text: 'AB-12' })).toEqual(ok({ clearsAfterMs: 30_000 }));
    expect([host.trace.clipboard, timers[0]?.ms]).toEqual(['AB-12', CLEARS_AFTER_MS]);
    timers[0]?.run();
    await settle();
    expect(host.trace.clipboard).toBe('');
  });

  it('is left alone if something else is on it by then', async () => {
    const { host, timers, settle } = withTimers();
    await host.invoke('clipboard.copy', { text: 'AB-12' });
    host.trace.clipboard = 'shopping list';
    timers[0]?.run();
    await settle();
    await host.invoke('clipboard.clear', {});
    expect(host.trace.clipboard).toBe('shopping list');
  });

  it('counts anew at each copy, and is cleared at once on locking and at the end', async () => {
    const { host, timers } = withTimers();
    await host.invoke('clipboard.copy', { text: 'one' });
    await host.invoke('clipboard.copy', { text: 'two' });
    expect(timers.map(({ cancelled }) => cancelled)).toEqual([true, false]);
    await host.invoke('clipboard.clear', {});
    expect(host.trace.clipboard).toBe('');
    await host.invoke('clipboard.copy', { text: 'three' });
    await host.finish();
    expect(host.trace.clipboard).toBe('');
  });
});

describe('link.open', () => {
  const link = { url: 'https://www.edpb.europa.eu/notify', language: 'de' as const };

  it('opens after a question that shows the whole address', async () => {
    const asked: string[] = [];
    const host = tempHost({
      dialogs: {
        ask: async ({ message, detail }) => {
          asked.push(`${message} ${detail}`);
          return true;
        },
      },
    });
    expect(await host.invoke('link.open', link)).toEqual(ok({ opened: true }));
    expect(host.trace.opened).toEqual([link.url]);
    expect(asked).toEqual([
      `Diese Seite im Browser öffnen? Hour Zero selbst bleibt offline, Ihr Browser nicht. ${link.url}`,
    ]);
  });

  it('opens nothing if the answer is no', async () => {
    const host = tempHost();
    expect(await host.invoke('link.open', link)).toEqual(ok({ opened: false }));
    expect(host.trace.opened).toEqual([]);
  });

  it.each([
    'http://www.edpb.europa.eu/',
    'https://www.edpb.europa.eu.evil.example/',
    'https://evil.example/?https://www.edpb.europa.eu/',
    'https://www.edpb.europa.eu@evil.example/',
    'https://user@www.edpb.europa.eu/',
    'https://www.edpb.europa.eu:8443/',
    'https://edpb.europa.eu/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://www.edpb.europa.eu/share',
    'ms-settings:',
    'mailto:dpo@www.edpb.europa.eu',
    '',
    'www.edpb.europa.eu',
  ])('refuses %j without asking', async (url) => {
    const host = tempHost({ dialogs: { ask: () => Promise.reject(new Error('must not be asked')) } });
    expect(await host.invoke('link.open', { url, language: 'en' })).toEqual(fail('LINK_REFUSED'));
  });

  it('hands over what the parser read, so that the browser sees nothing else', () => {
    const hosts = new Set(['www.edpb.europa.eu']);
    expect(allowedLink('https:\\\\WWW.edpb.europa.eu/a b\n', hosts)).toBe('https://www.edpb.europa.eu/a%20b');
  });
});

describe('notifications', () => {
  it('say one of the fixed sentences, in three languages, without any figure of a case', async () => {
    const host = tempHost();
    await host.invoke('notify.show', { textKey: 'deadline.oneHour', language: 'fr' });
    expect(host.trace.notified).toEqual(['Un délai expire dans moins d’une heure.']);
    for (const language of HostLanguageSchema.options)
      for (const key of NotificationKeySchema.options) {
        const { title, body } = notificationText(key, language);
        expect(title).toBe('Hour Zero');
        expect(body.length).toBeGreaterThan(10);
      }
  });
});

describe('page, app and clock', () => {
  it('answers what the world says', async () => {
    const clock = { wall: () => 5, monotonic: () => 7.5, bootId: 'boot-1' };
    const host = tempHost({ clock, world: { networkAttempts: () => 3 } });
    expect(await host.invoke('clock.read', {})).toEqual(ok({ wall: 5, monotonic: 7.5, bootId: 'boot-1' }));
    expect(await host.invoke('app.info', {})).toMatchObject({ ok: true, value: { networkAttempts: 3 } });
    expect(await host.invoke('print.page', {})).toEqual(ok({ printed: true }));
    expect(await host.invoke('window.setContentProtection', { on: false })).toEqual(ok({ on: false }));
    await host.invoke('window.readyToClose', {});
    expect(host.trace.page).toEqual(['contentProtection false', 'readyToClose']);
  });

  it('reads a clock that does not run backwards and names its boot', async () => {
    const host = tempHost();
    const first = await host.invoke('clock.read', {});
    const second = await host.invoke('clock.read', {});
    if (!first.ok || !second.ok) throw new RangeError('no clock');
    expect(second.value.monotonic).toBeGreaterThanOrEqual(first.value.monotonic);
    expect(second.value.bootId).toBe(first.value.bootId);
  });
});
