import { describe, expect, it, vi } from 'vitest';
import { memoryHost } from '../../../support/memory-host.ts';
import { type MemoryKeychain, withKeychain } from '../../../support/memory-keychain.ts';
import {
  type Computer,
  codeOf,
  createVault,
  DECIDER,
  must,
  newComputer,
  OFFICER,
  openWindow,
  type TestWindow,
} from '../../../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

const NEW = 'eleven geese crossed the frozen car park';

/** A computer with a keychain, and windows over it. */
function computerWithKeychain() {
  const computer = newComputer();
  const memory: MemoryKeychain = { kept: new Map(), isGone: false };
  const open = (on: Computer = computer) =>
    openWindow(on, withKeychain(memoryHost(on.disk, on.clocks).host, memory));
  return { computer, memory, open };
}

const ownSlot = (window: TestWindow) => window.session.store.getState().opener?.slotId ?? '';

async function unlockAs(window: TestWindow, passphrase: string, slotId?: string) {
  await window.session.start();
  return window.session.unlock({ kind: 'passphrase', passphrase }, slotId);
}

/** A vault whose officer's slot rests on the keychain. */
async function underKeychain() {
  const { computer, memory, open } = computerWithKeychain();
  const window = open();
  const { recoveryCode } = await createVault(window);
  const slotId = ownSlot(window);
  must(await window.session.setKeychain(OFFICER, true));
  return { computer, memory, open, window, slotId, recoveryCode };
}

describe('the keychain', () => {
  it('is a second factor: the passphrase opens the vault with it, and not without it', async () => {
    const { computer, memory, open, window, slotId } = await underKeychain();
    expect(memory.kept.size).toBe(1);
    expect(window.session.store.getState().access.map(({ os }) => os)).toEqual([true, false]);
    window.kill();
    const again = open();
    must(await unlockAs(again, OFFICER, slotId));
    again.kill();
    const elsewhere = openWindow(computer);
    expect(codeOf(await unlockAs(elsewhere, OFFICER, slotId))).toBe('KEYCHAIN_GONE');
  });

  it('that is gone leaves the other people and the recovery code, and the passphrase alone once it is set anew', async () => {
    const { computer, memory, open, window, slotId, recoveryCode } = await underKeychain();
    window.kill();
    memory.isGone = true;
    const locked = open();
    expect(codeOf(await unlockAs(locked, OFFICER, slotId))).toBe('KEYCHAIN_GONE');
    expect(computer.disk.attempts.size).toBe(0);
    must(await unlockAs(locked, DECIDER));
    locked.kill();
    const recovered = open();
    await recovered.session.start();
    must(await recovered.session.unlock({ kind: 'recovery', code: recoveryCode }));
    const recoverySlot = ownSlot(recovered);
    const authority = { slotId: recoverySlot, secret: { kind: 'recovery', code: recoveryCode } } as const;
    must(await recovered.session.changePassphrase(authority, { slotId, passphrase: NEW }));
    expect(recovered.session.store.getState().opener).toMatchObject({ slotId, kind: 'passphrase' });
    recovered.kill();
    must(await unlockAs(open(), NEW, slotId));
  });

  it('carries over everything that asks for the passphrase', async () => {
    const { open, window, slotId, memory } = await underKeychain();
    const { session } = window;
    const authority = { slotId, secret: { kind: 'passphrase', passphrase: OFFICER } } as const;
    must(await session.sign({ slotId, passphrase: OFFICER }, new Uint8Array(3)));
    must(await session.changePassphrase(authority, { slotId, passphrase: NEW }));
    expect(session.store.getState().access.find((slot) => slot.slotId === slotId)?.os).toBe(true);
    const decider = session.store.getState().persons.find(({ role }) => role === 'decider');
    if (decider === undefined) throw new Error('no decider');
    must(await session.removePerson(decider.id, [{ slotId, passphrase: NEW }]));
    window.kill();
    const again = open();
    must(await unlockAs(again, NEW, slotId));
    again.kill();
    memory.isGone = true;
    expect(codeOf(await unlockAs(open(), NEW, slotId))).toBe('KEYCHAIN_GONE');
  });

  it('is given up again: the passphrase alone opens the vault, and the keychain forgets', async () => {
    const { computer, memory, window, slotId } = await underKeychain();
    must(await window.session.setKeychain(OFFICER, false));
    expect(memory.kept.size).toBe(0);
    const how = window.session
      .journalOf('vault')
      .filter(({ line }) => line.act === 'slot.change')
      .map(({ salted }) => salted?.body);
    expect(how).toMatchObject([{ how: 'keychainOn' }, { how: 'keychainOff' }]);
    window.kill();
    must(await unlockAs(openWindow(computer), OFFICER, slotId));
  });

  it('is not taken with a wrong passphrase, without a keychain, or before the recovery code was proved', async () => {
    const { memory, open } = computerWithKeychain();
    const window = open();
    await createVault(window);
    expect(codeOf(await window.session.setKeychain(DECIDER, true))).toBe('UNLOCK_FAILED');
    expect(memory.kept.size).toBe(0);
    const decider = window.session.store.getState().persons.find(({ role }) => role === 'decider');
    if (decider === undefined) throw new Error('no decider');
    const keep = [{ slotId: ownSlot(window), passphrase: OFFICER }];
    must(await window.session.removePerson(decider.id, keep));
    expect(codeOf(await window.session.setKeychain(OFFICER, true))).toBe('RECOVERY_UNCONFIRMED');
    const without = openWindow(newComputer());
    await createVault(without);
    expect(codeOf(await without.session.setKeychain(OFFICER, true))).toBe('KEYCHAIN_UNAVAILABLE');
  });

  it('never gets a new half while somebody’s slot rests on one that cannot be read', async () => {
    const { memory, open, window } = await underKeychain();
    window.kill();
    memory.isGone = true;
    const second = open();
    must(await unlockAs(second, DECIDER));
    const [kept] = memory.kept.values();
    expect(codeOf(await second.session.setKeychain(DECIDER, true))).toBe('KEYCHAIN_UNAVAILABLE');
    expect([...memory.kept.values()]).toEqual([kept]);
  });
});
