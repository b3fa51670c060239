import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { describe, expect, it } from 'vitest';
import { createCall, type Handlers, register } from '../../../electron/ipc/register.ts';
import { isTrustedSender } from '../../../electron/ipc/trusted-frame.ts';
import type { Log } from '../../../electron/log/logger.ts';
import { CHANNELS, HOST_EVENTS } from '../../../shared/ipc/channels.ts';
import { specs } from '../../../shared/ipc/contract.ts';
import { MAX_APPEND_BYTES, MAX_PIECE_BYTES } from '../../../shared/ipc/limits.ts';
import { fail, ok } from '../../../shared/result.ts';
import { createHostHandlers } from '../../support/host-binding.ts';
import { tempFolder, tempHost } from './temp-host.ts';
import { VAULT_ID } from './vault-bytes.ts';

const OWN = { id: 1, mainFrame: { frameTreeNodeId: 7 } };

/** A sender as Electron describes it; the default is our own page. */
function sender(frame: Record<string, unknown> | null = {}, senderId = 1) {
  const own = { url: 'app://hz/index.html', origin: 'app://hz', parent: null, frameTreeNodeId: 7 };
  return {
    sender: { id: senderId },
    senderFrame: frame === null ? null : { ...own, ...frame },
  } as unknown as IpcMainInvokeEvent;
}

const own = OWN as unknown as Parameters<typeof isTrustedSender>[1];

describe('isTrustedSender', () => {
  it('trusts the main frame of our window on our page', () => {
    expect(isTrustedSender(sender(), own)).toBe(true);
  });

  it.each([
    ['a frame that is gone or has navigated', sender(null)],
    ['a frame within the page', sender({ parent: {}, frameTreeNodeId: 8 })],
    ['another top frame', sender({ frameTreeNodeId: 9 })],
    ['another window', sender({}, 2)],
    ['another page', sender({ url: 'https://example.com/app://hz/', origin: 'https://example.com' })],
    ['another host of our scheme', sender({ url: 'app://hz.evil/', origin: 'app://hz.evil' })],
    ['an opaque origin on our address', sender({ origin: 'null' })],
    ['a blank page with our origin', sender({ url: '' })],
  ])('refuses %s', (_case, event) => {
    expect(isTrustedSender(event, own)).toBe(false);
  });

  it('refuses everybody while there is no window', () => {
    expect(isTrustedSender(sender(), undefined)).toBe(false);
  });
});

/** A log that a test reads. */
function memoryLog() {
  const lines: string[] = [];
  const log: Log = {
    note: (event, fields) => lines.push(`${event} ${JSON.stringify(fields ?? {})}`),
    fault: (where, fault) => lines.push(`${where} ${String(fault)}`),
  };
  return { log, lines };
}

/** Handlers of which one does what a test wants. */
function withHandler(channel: keyof Handlers, handler: () => Promise<unknown>): Handlers {
  return { ...tempHost().handlers, [channel]: handler } as Handlers;
}

describe('register', () => {
  function registered(isTrusted: boolean) {
    const answers = new Map<string, (event: IpcMainInvokeEvent, raw: unknown) => Promise<unknown>>();
    const ipcMain = {
      handle: (channel: string, handler: never) => answers.set(channel, handler),
    } as unknown as IpcMain;
    const { log, lines } = memoryLog();
    let calls = 0;
    register(
      ipcMain,
      async () => {
        calls += 1;
        return ok({}) as never;
      },
      () => isTrusted,
      log,
    );
    return { answers, lines, calls: () => calls };
  }

  it('answers the channels of the closed list and no other', () => {
    expect([...registered(true).answers.keys()].sort()).toEqual([...CHANNELS].sort());
  });

  it.each(CHANNELS)('%s is not run for a sender that is not trusted', async (channel) => {
    const { answers, calls, lines } = registered(false);
    expect(await answers.get(channel)?.(sender(null), {})).toEqual(fail('ipc.untrusted-sender'));
    expect(calls()).toBe(0);
    expect(lines).toEqual([`ipc.untrustedSender ${JSON.stringify({ channel })}`]);
  });

  it('runs for a sender that is', async () => {
    const { answers, calls } = registered(true);
    await answers.get('app.info')?.(sender(), {});
    expect(calls()).toBe(1);
  });
});

describe('a call', () => {
  it.each(['', 'vaultFile', 'vaultFile.delete', 'constructor', '__proto__', 'toString', 'app.info '])(
    'to %j is not known',
    async (channel) => {
      const { log } = memoryLog();
      expect(await createCall(tempHost().handlers, log)(channel, {})).toEqual(fail('ipc.unknown-channel'));
    },
  );

  it.each([
    ['app.info', undefined],
    ['app.info', null],
    ['app.info', 'x'],
    ['app.info', { extra: 1 }],
    ['vaultFile.read', { vaultId: VAULT_ID, offset: -1, length: 1 }],
    ['vaultFile.read', { vaultId: VAULT_ID, offset: 0, length: MAX_PIECE_BYTES + 1 }],
    ['vaultFile.read', { vaultId: VAULT_ID, offset: 1.5, length: 1 }],
    ['vaultFile.read', { vaultId: VAULT_ID, offset: Number.NaN, length: 1 }],
    ['vaultFile.read', { vaultId: VAULT_ID.toUpperCase(), offset: 0, length: 1 }],
    ['vaultFile.read', { vaultId: '../../../../etc/passwd', offset: 0, length: 1 }],
    ['vaultFile.append', { vaultId: VAULT_ID, at: 0, bytes: [1, 2, 3] }],
    ['vaultFile.append', { vaultId: VAULT_ID, at: 0, bytes: new Uint8Array(MAX_APPEND_BYTES + 1) }],
    ['vaultFile.append', { vaultId: VAULT_ID, at: 0, bytes: new Uint16Array(4) }],
    ['vaultFile.append', { vaultId: VAULT_ID, at: 0, bytes: new Uint8Array(new SharedArrayBuffer(4)) }],
    ['vaultFile.replaceCommit', { token: 'x', size: 1, sha256: 'y' }],
    ['files.save', { suggestedName: '../evil', bytes: new Uint8Array(1) }],
    ['files.save', { suggestedName: 'a\u202egpj.exe', bytes: new Uint8Array(1) }],
    ['files.save', { suggestedName: 'CON:', bytes: new Uint8Array(1) }],
    ['files.save', { suggestedName: '.hidden', bytes: new Uint8Array(1) }],
    ['files.open', { kinds: [], many: false, maxBytes: 1 }],
    ['files.open', { kinds: ['exe'], many: false, maxBytes: 1 }],
    ['notify.show', { textKey: 'Anna Müller is affected', language: 'en' }],
    ['keychain.store', { vaultId: VAULT_ID, secret: new Uint8Array(31), recoveryConfirmed: true }],
    ['keychain.store', { vaultId: VAULT_ID, secret: new Uint8Array(32), recoveryConfirmed: false }],
    ['clipboard.copy', { text: '' }],
    ['link.open', { url: 'x'.repeat(2_001), language: 'en' }],
  ])('%s with bad input %# is not run', async (channel, input) => {
    const { log, lines } = memoryLog();
    expect(await createCall(tempHost().handlers, log)(channel, input)).toEqual(fail('ipc.invalid-input'));
    expect(lines).toEqual([]);
  });

  it('never lets the message of a fault out, whatever is thrown', async () => {
    const secret = '/home/anna/Breach at Müller.hzv';
    for (const thrown of [new Error(secret), new TypeError(secret), secret, { message: secret }, null]) {
      const { log } = memoryLog();
      const handlers = withHandler('app.info', () => Promise.reject(thrown));
      const reply = await createCall(handlers, log)('app.info', {});
      expect(reply).toEqual(fail('ipc.fault'));
      expect(JSON.stringify(reply)).not.toContain('Müller');
    }
  });

  it('is a fault when a handler throws before it can promise', async () => {
    const handlers = withHandler('app.info', () => {
      throw new Error('at once');
    });
    expect(await createCall(handlers, memoryLog().log)('app.info', {})).toEqual(fail('ipc.fault'));
  });

  it('passes on only numbers of what a failure tells', async () => {
    const handlers = withHandler('vaultFile.read', async () =>
      fail('FILE_GONE', { size: 7, path: '/home/anna/secret' }),
    );
    const input = { vaultId: VAULT_ID, offset: 0, length: 1 };
    expect(await createCall(handlers, memoryLog().log)('vaultFile.read', input)).toEqual(
      fail('FILE_GONE', { size: 7 }),
    );
  });

  it.each([
    ['a code that is not of this channel', fail('UNLOCK_FAILED')],
    ['an answer of another shape', ok({ bytes: 'text', size: 1 })],
    ['more than was agreed', ok({ bytes: new Uint8Array(1), size: 1, path: '/home/anna' })],
  ])('does not pass on %s', async (_case, answer) => {
    const handlers = withHandler('vaultFile.read', async () => answer);
    const input = { vaultId: VAULT_ID, offset: 0, length: 1 };
    expect(await createCall(handlers, memoryLog().log)('vaultFile.read', input)).toEqual(fail('ipc.fault'));
  });
});

describe('the contract', () => {
  it('has a schema for every channel, and every object in it is closed', () => {
    expect(Object.keys(specs).sort()).toEqual([...CHANNELS].sort());
    for (const { input, output } of Object.values(specs)) {
      expect(input.safeParse({ unheardOf: 1 }).success).toBe(false);
      expect(output.safeParse({ unheardOf: 1 }).success).toBe(false);
    }
  });

  it('names channels and events noun.verb, each once', () => {
    for (const name of [...CHANNELS, ...HOST_EVENTS])
      expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/);
    expect(new Set([...CHANNELS, ...HOST_EVENTS]).size).toBe(CHANNELS.length + HOST_EVENTS.length);
  });

  it('is bound whole by the host that tests use', async () => {
    const handlers = createHostHandlers({ folder: tempFolder() });
    expect([...handlers.keys()]).toEqual([...CHANNELS]);
    expect(await handlers.get('app.info')?.({})).toMatchObject({ ok: true, value: { packaged: false } });
    expect(await handlers.get('vaultFile.append')?.({ nonsense: true })).toEqual(fail('ipc.invalid-input'));
  });
});
