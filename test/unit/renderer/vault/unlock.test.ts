import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { concat, readU32, u32, utf8 } from '../../../../shared/journal/bytes.ts';
import { canonicalJson } from '../../../../shared/journal/canonical-json.ts';
import { crc32 } from '../../../../shared/vault/crc32.ts';
import { decodeFileStart } from '../../../../shared/vault/frames.ts';
import { type VaultHeader, VaultHeaderSchema } from '../../../../shared/vault/header.ts';
import {
  CASE,
  type Computer,
  codeOf,
  createVault,
  DECIDER,
  fileOf,
  must,
  newComputer,
  noticesOf,
  OFFICER,
  openCase,
  openWindow,
  putFile,
  reopen,
} from '../../../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

async function lockedVault() {
  const computer = newComputer();
  const window = openWindow(computer);
  const { recoveryCode } = await createVault(window);
  must(await window.session.execute(CASE, openCase()));
  window.kill();
  return { computer, recoveryCode };
}

/** Outcome of one try in a fresh window, without the waiting time between tries. */
async function tryPassphrase(computer: Computer, passphrase: string): Promise<string> {
  computer.disk.attempts.clear();
  const window = openWindow(computer);
  await window.session.start();
  const unlocked = await window.session.unlock({ kind: 'passphrase', passphrase });
  const outcome = unlocked.ok ? window.session.store.getState().status : unlocked.failure.code;
  window.kill();
  return outcome;
}

describe('a passphrase', () => {
  it('opens in any normalization, and nothing else does', async () => {
    const computer = newComputer();
    const made = openWindow(computer);
    await made.session.start();
    const passphrase = 'Zürich Ångström naïve café'.normalize('NFC');
    const pending = must(
      await made.session.begin({ people: [{ name: 'M', role: 'officer', passphrase }], folder: null }),
    );
    const groups = pending.recoveryCode.split('-');
    must(await pending.confirm([groups[pending.asked[0] - 1] ?? '', groups[pending.asked[1] - 1] ?? '']));
    made.kill();
    expect(await tryPassphrase(computer, passphrase.normalize('NFD'))).toBe('open');
    expect(await tryPassphrase(computer, passphrase)).toBe('open');
    for (const wrong of [
      `${passphrase}\n`,
      ` ${passphrase}`,
      passphrase.toLowerCase(),
      passphrase.replace('a', 'а'), // Cyrillic а
      passphrase.replace('Z', 'Y'), // another keyboard layout
      '',
      'x'.repeat(10_000),
    ])
      expect(await tryPassphrase(computer, wrong)).toBe('UNLOCK_FAILED');
  });

  it('may have 10,000 characters', async () => {
    const computer = newComputer();
    const made = openWindow(computer);
    await made.session.start();
    const passphrase = Array.from({ length: 10_000 }, (_, i) =>
      String.fromCharCode(97 + ((i * i) % 25)),
    ).join('');
    const pending = must(
      await made.session.begin({ people: [{ name: 'M', role: 'officer', passphrase }], folder: null }),
    );
    const groups = pending.recoveryCode.split('-');
    must(await pending.confirm([groups[pending.asked[0] - 1] ?? '', groups[pending.asked[1] - 1] ?? '']));
    made.kill();
    expect(await tryPassphrase(computer, passphrase)).toBe('open');
    expect(await tryPassphrase(computer, passphrase.slice(1))).toBe('UNLOCK_FAILED');
  });

  it('of another person opens the same vault in their role', async () => {
    const { computer } = await lockedVault();
    const window = await reopen(computer, DECIDER);
    expect(window.session.store.getState().opener?.role).toBe('decider');
  });

  it('that is wrong three times has to wait, and is never punished with anything else', async () => {
    const { computer } = await lockedVault();
    const window = openWindow(computer);
    await window.session.start();
    for (let time = 0; time < 3; time += 1)
      expect(codeOf(await window.session.unlock({ kind: 'passphrase', passphrase: 'wrong' }))).toBe(
        'UNLOCK_FAILED',
      );
    expect(codeOf(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }))).toBe(
      'UNLOCK_WAIT',
    );
    computer.disk.attempts.clear();
    must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
  });
});

describe('the recovery code', () => {
  it('opens as it is printed and as people type it', async () => {
    const { computer, recoveryCode } = await lockedVault();
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    for (const code of [recoveryCode, typed, recoveryCode.replaceAll('-', '')]) {
      const window = openWindow(computer);
      await window.session.start();
      must(await window.session.unlock({ kind: 'recovery', code }));
      expect(window.session.store.getState().opener?.kind).toBe('recovery');
      window.kill();
    }
  });

  it('says which kind of mistake was made, and opens no other vault', async () => {
    const { computer, recoveryCode } = await lockedVault();
    const other = await lockedVault();
    const last = recoveryCode.endsWith('0') ? '1' : '0';
    const tries: readonly (readonly [string, string])[] = [
      [recoveryCode.slice(0, -1), 'RECOVERY_FORMAT'],
      [`${recoveryCode.slice(0, -1)}U`, 'RECOVERY_FORMAT'],
      [recoveryCode.slice(0, -1) + last, 'RECOVERY_CHECKSUM'],
      [other.recoveryCode, 'UNLOCK_FAILED'],
    ];
    for (const [code, expected] of tries) {
      computer.disk.attempts.clear();
      const window = openWindow(computer);
      await window.session.start();
      expect(codeOf(await window.session.unlock({ kind: 'recovery', code }))).toBe(expected);
    }
  });

  it('must be typed back in two groups before anything is written', async () => {
    const computer = newComputer();
    const window = openWindow(computer);
    await window.session.start();
    const pending = must(
      await window.session.begin({
        people: [{ name: 'M', role: 'officer', passphrase: OFFICER }],
        folder: null,
      }),
    );
    expect(codeOf(await pending.confirm(['00000', 'ZZZZZ']))).toBe('RECOVERY_CHECKSUM');
    expect(computer.disk.files.size).toBe(0);
    expect(await computer.engine.databases()).toEqual([]);
  });
});

describe('a header that somebody changed', () => {
  const changes: readonly (readonly [string, (header: VaultHeader) => unknown, string, string])[] = [
    ['a forged revision', (h) => ({ ...h, rev: 99 }), 'FILE_REWRITTEN', 'FILE_DAMAGED'],
    [
      'a slot removed',
      (h) => ({ ...h, slots: h.slots.filter(({ label }) => label !== 'decider') }),
      'FILE_REWRITTEN',
      'FILE_DAMAGED',
    ],
    ['a weaker derivation', (h) => withKdf(h, { m: 8 }), 'FILE_REWRITTEN', 'KDF_LIMITS'],
    ['a stalling derivation', (h) => withKdf(h, { t: 1_000 }), 'FILE_REWRITTEN', 'KDF_LIMITS'],
    [
      'another derivation within the limits',
      (h) => withKdf(h, { m: 19_457 }),
      'FILE_REWRITTEN',
      'UNLOCK_FAILED',
    ],
    ['an older Chromium allowed', (h) => ({ ...h, minChromium: 1 }), 'FILE_REWRITTEN', 'FILE_DAMAGED'],
    ['no header at all', () => ({}), 'FILE_REWRITTEN', 'FILE_DAMAGED'],
  ];

  it.each(changes)('%s: the genuine one in the database wins', async (_name, change, notice) => {
    const { computer } = await lockedVault();
    putFile(computer, withHeader(fileOf(computer), change));
    const window = await reopen(computer);
    expect(window.session.store.getState().status).toBe('open');
    expect(noticesOf(window)).toEqual([notice]);
    window.kill();
    computer.engine = new IDBFactory();
    expect((await reopen(computer)).session.store.getState().status).toBe('open');
  });

  it.each(changes)('%s: refused if the file is all there is', async (_name, change, _notice, code) => {
    const { computer } = await lockedVault();
    putFile(computer, withHeader(fileOf(computer), change));
    computer.engine = new IDBFactory();
    expect(await tryPassphrase(computer, OFFICER)).toBe(code);
  });

  it('that asks for a newer Chromium is refused before the database is touched', async () => {
    const { computer } = await lockedVault();
    putFile(
      computer,
      withHeader(fileOf(computer), (h) => ({ ...h, minChromium: 999 })),
    );
    const window = openWindow(computer);
    await window.session.start();
    expect(window.session.store.getState().failure?.code).toBe('DOWNGRADE');
  });
});

describe('the oldest Chromium that may open the vault', () => {
  it('is raised by each newer one, in file and database', async () => {
    const { computer } = await lockedVault();
    const newer = openWindow(computer);
    Object.assign(newer.ports, { chromium: async () => 160 });
    await newer.session.start();
    must(await newer.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    newer.kill();
    const older = openWindow(computer);
    await older.session.start();
    expect(older.session.store.getState().failure).toMatchObject({
      code: 'DOWNGRADE',
      detail: { running: 156, needed: 160 },
    });
    Object.assign(older.ports, { chromium: async () => 161 });
    await older.session.start();
    must(await older.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    expect(noticesOf(older)).toEqual([]);
  });
});

describe('files of others', () => {
  it('keeps vaults apart by their id', async () => {
    const one = await lockedVault();
    const two = await lockedVault();
    const [id, bytes] = [...two.computer.disk.files][0] ?? [];
    if (id === undefined || bytes === undefined) throw new Error('no file');
    one.computer.disk.files.set(id, bytes);
    const window = openWindow(one.computer);
    await window.session.start();
    expect(window.session.store.getState().vaults).toHaveLength(2);
    must(await window.session.select(id));
    must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    expect(window.session.store.getState().vaultId).toBe(id);
  });

  it('shows nothing of a file of another vault under the name of this one', async () => {
    const one = await lockedVault();
    const two = await lockedVault();
    putFile(one.computer, fileOf(two.computer));
    const window = await reopen(one.computer);
    const { status, failure } = window.session.store.getState();
    expect([status, failure?.code]).toEqual(['readOnly', 'FILE_DAMAGED']);
    expect(window.session.store.getState().cases.size).toBe(1);
    window.kill();
    one.computer.engine = new IDBFactory();
    expect(await tryPassphrase(one.computer, OFFICER)).toBe('FILE_DAMAGED');
  });

  it('refuses a file of a newer app and a database of a newer app', async () => {
    const { computer } = await lockedVault();
    const newer = fileOf(computer).slice();
    newer.set(u32(2), 4);
    const old = fileOf(computer).slice();
    putFile(computer, newer);
    const window = openWindow(computer);
    await window.session.start();
    expect(window.session.store.getState().failure?.code).toBe('ENVELOPE');
    putFile(computer, old);
    const [database] = await computer.engine.databases();
    await new Promise((resolve) => {
      const request = computer.engine.open(database?.name ?? '', 20);
      request.onsuccess = () => {
        request.result.close();
        resolve(undefined);
      };
    });
    const again = openWindow(computer);
    await again.session.start();
    expect(again.session.store.getState().failure?.code).toBe('ENVELOPE');
  });
});

function withKdf(
  header: VaultHeader,
  change: Partial<NonNullable<VaultHeader['slots'][number]['kdf']>>,
): unknown {
  return {
    ...header,
    slots: header.slots.map((slot) =>
      slot.kdf === null ? slot : { ...slot, kdf: { ...slot.kdf, ...change } },
    ),
  };
}

/** The file with another header and a good CRC, as somebody without the key can write it. */
function withHeader(
  file: Uint8Array<ArrayBuffer>,
  change: (header: VaultHeader) => unknown,
): Uint8Array<ArrayBuffer> {
  const start = must(decodeFileStart(file));
  const json = utf8(canonicalJson(change(VaultHeaderSchema.parse(start.header))));
  const begin = concat(file.slice(0, 40), u32(json.length), json);
  expect(readU32(file, 40)).toBeGreaterThan(0);
  return concat(begin, u32(crc32(begin)), file.slice(start.framesAt));
}
