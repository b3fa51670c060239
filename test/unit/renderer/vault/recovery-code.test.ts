import { describe, expect, it, vi } from 'vitest';
import type { FreshRecovery } from '../../../../renderer/vault/change-passphrase.ts';
import { decodeFileStart } from '../../../../shared/vault/frames.ts';
import { VaultHeaderSchema } from '../../../../shared/vault/header.ts';
import {
  type Computer,
  codeOf,
  createVault,
  DECIDER,
  fileOf,
  must,
  newComputer,
  OFFICER,
  openWindow,
  reopen,
  type TestWindow,
} from '../../../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

function authorityOf(window: TestWindow, passphrase = OFFICER) {
  const slotId = window.session.store.getState().opener?.slotId ?? '';
  return { slotId, secret: { kind: 'passphrase', passphrase } } as const;
}

/** The groups that are asked for, as they stand on the paper. */
function paper({ recoveryCode, asked }: FreshRecovery): [string, string] {
  const groups = recoveryCode.split('-');
  return [groups[asked[0] - 1] ?? '', groups[asked[1] - 1] ?? ''];
}

function revOf(computer: Computer): number {
  return VaultHeaderSchema.parse(must(decodeFileStart(fileOf(computer))).header).rev;
}

async function recovers(computer: Computer, code: string): Promise<boolean> {
  computer.disk.attempts.clear();
  const window = openWindow(computer);
  await window.session.start();
  const opened = await window.session.unlock({ kind: 'recovery', code });
  window.kill();
  return opened.ok;
}

async function opened() {
  const computer = newComputer();
  const window = openWindow(computer);
  const { recoveryCode } = await createVault(window);
  return { computer, window, old: recoveryCode };
}

describe('a new recovery code', () => {
  it('takes the place of the old one once two groups are typed back, and the journal says so', async () => {
    const { computer, window, old } = await opened();
    const before = revOf(computer);
    const fresh = must(await window.session.renewRecovery(authorityOf(window)));
    expect(revOf(computer)).toBe(before);
    must(await window.session.confirmRecovery(fresh, paper(fresh)));
    expect(revOf(computer)).toBe(before + 1);
    expect(window.session.store.getState().isRecoveryConfirmed).toBe(true);
    const acts = window.session.journalOf('vault').slice(-2);
    expect(acts.map(({ line }) => line.act)).toEqual(['slot.change', 'recovery.confirm']);
    expect(acts[0]?.salted?.body).toMatchObject({ how: 'recovery' });
    window.kill();
    expect(await recovers(computer, old)).toBe(false);
    expect(await recovers(computer, fresh.recoveryCode)).toBe(true);
  });

  it('leaves the old one in force while it is typed back wrong, or not at all', async () => {
    const { computer, window, old } = await opened();
    const fresh = must(await window.session.renewRecovery(authorityOf(window)));
    const [first, second] = paper(fresh);
    const wrong = [first, second.startsWith('A') ? `B${second.slice(1)}` : `A${second.slice(1)}`] as const;
    const refused = await window.session.confirmRecovery(fresh, wrong);
    expect(codeOf(refused)).toBe('RECOVERY_CHECKSUM');
    expect(refused).toMatchObject({ failure: { detail: { group: fresh.asked[1] } } });
    expect(codeOf(await window.session.confirmRecovery(fresh, ['', '']))).toBe('RECOVERY_CHECKSUM');
    expect(window.session.store.getState().isRecoveryConfirmed).toBe(true);
    window.kill();
    expect(await recovers(computer, fresh.recoveryCode)).toBe(false);
    expect(await recovers(computer, old)).toBe(true);
  });

  it('is read back with O for 0, I or l for 1, small letters and blanks, and opens the vault so too', async () => {
    const { computer, window } = await opened();
    const sloppy = (text: string) => ` ${text.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `;
    const loud = (text: string) => text.replaceAll('0', 'O').replaceAll('1', 'I');
    // A code without any of them would prove nothing: draw until both groups asked for have one.
    let fresh = must(await window.session.renewRecovery(authorityOf(window)));
    for (let tries = 0; tries < 200 && !paper(fresh).every((group) => /[01]/.test(group)); tries += 1)
      fresh = must(await window.session.renewRecovery(authorityOf(window)));
    const [first, second] = paper(fresh);
    expect(`${first}${second}`).toMatch(/[01].*[01]/);
    must(await window.session.confirmRecovery(fresh, [sloppy(first), loud(second)]));
    window.kill();
    expect(await recovers(computer, sloppy(fresh.recoveryCode))).toBe(true);
    expect(await recovers(computer, loud(fresh.recoveryCode).replaceAll('-', ''))).toBe(true);
  });

  it('does not undo what was changed about the ways in meanwhile', async () => {
    const { computer, window } = await opened();
    const fresh = must(await window.session.renewRecovery(authorityOf(window)));
    const deputy = 'eleven geese crossed the frozen car park';
    const person = { name: 'Aoife Daly', role: 'deputy', passphrase: deputy } as const;
    must(await window.session.addPerson(authorityOf(window), person));
    expect(codeOf(await window.session.confirmRecovery(fresh, paper(fresh)))).toBe('HEADER_MOVED');
    window.kill();
    const again = await reopen(computer, deputy);
    expect(again.session.store.getState().opener?.role).toBe('deputy');
  });

  it('asks for a passphrase of the vault', async () => {
    const { window } = await opened();
    const refused = await window.session.renewRecovery(authorityOf(window, DECIDER));
    expect(codeOf(refused)).toBe('UNLOCK_FAILED');
  });
});
