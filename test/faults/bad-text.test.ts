import { describe, expect, it, vi } from 'vitest';
import {
  CASE,
  codeOf,
  createVault,
  fileOf,
  must,
  newComputer,
  note,
  notesOf,
  OFFICER,
  openCase,
  openWindow,
  putFile,
  reopen,
} from '../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

async function opened() {
  const computer = newComputer();
  const window = openWindow(computer);
  await createVault(window);
  must(await window.session.execute(CASE, openCase()));
  return { computer, window };
}

/** What people paste at three in the morning. All of it is text, and stays what it is. */
const KEPT: readonly (readonly [string, string])[] = [
  ['40,000 characters', 'Müller schrieb: 「データ」 '.repeat(2_000)],
  ['the longest that is taken', 'x'.repeat(100_000)],
  ['right to left', 'שרה כהן, محمد الخطيب'],
  ['mixed directions with overrides', 'invoice\u202egpj.exe and \u2067עברית\u2069 again'],
  ['emoji families and flags', '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️‍🔥'],
  ['towers of marks', `Z${'\u0351\u036b\u0343'.repeat(40)}algo`],
  ['both forms of one name', 'M\u00fcller and Mu\u0308ller'],
  ['zero-width characters', 'a\u200bb\u200dc\ufeffd'],
  ['template marks', '{{controller.name}} {{{raw}}} {{#each people}}{{/each}} <%= x %>'],
  ['markup', `<script>alert(1)</script><img src=x onerror=alert(1)> &amp; ]]> "'`],
  ['formulas', `=cmd|' /C calc'!A0 +1 -1 @SUM(A1)`],
  ['JSON and paths', '"}],"__proto__":{"x":1} ../../etc/passwd C:\\CON'],
  ['line ends of all kinds', 'a\nb\r\nc\td'],
];

describe('text that is awkward', () => {
  it('is kept to the letter, through the file alone', async () => {
    const { computer, window } = await opened();
    for (const [, text] of KEPT) must(await window.session.execute(CASE, note(text)));
    window.kill();
    const elsewhere = newComputer('2027-03-27T03:00:00.000Z');
    elsewhere.disk.files.set([...computer.disk.files.keys()][0] ?? '', fileOf(computer));
    expect(notesOf(await reopen(elsewhere))).toEqual(KEPT.map(([, text]) => text));
  });

  it.each([
    ['NUL', 'exfiltrated\u0000data'],
    ['an escape sequence of a terminal', '\u001b[31mred\u001b[0m'],
    ['half of a character', 'lone \ud83d surrogate'],
    ['more than any document takes', 'x'.repeat(100_001)],
    ['nothing but blanks', ' \n\t '],
  ])('with %s is refused before anything is written', async (_what, text) => {
    const { computer, window } = await opened();
    const before = fileOf(computer).slice();
    expect(codeOf(await window.session.execute(CASE, note(text)))).toBe('command.invalid');
    expect(fileOf(computer)).toEqual(before);
    must(await window.session.execute(CASE, note('the next line')));
    expect(notesOf(window)).toEqual(['the next line']);
  });

  it('as the name of a person opens the vault and stands in it', async () => {
    const computer = newComputer();
    const window = openWindow(computer);
    await window.session.start();
    const name = '👩‍🚀 שרה {{name}} <script>';
    const pending = must(
      await window.session.begin({ people: [{ name, role: 'officer', passphrase: OFFICER }], folder: null }),
    );
    const groups = pending.recoveryCode.split('-');
    must(await pending.confirm([groups[pending.asked[0] - 1] ?? '', groups[pending.asked[1] - 1] ?? '']));
    window.kill();
    expect((await reopen(computer)).session.store.getState().persons.map((person) => person.name)).toEqual([
      name,
    ]);
  });
});

describe('what stands at the door', () => {
  it.each([0, 10, 44, 500])('is a fault with words if only %i bytes of the file are left', async (length) => {
    const { computer, window } = await opened();
    window.kill();
    const alone = newComputer();
    alone.disk.files.set([...computer.disk.files.keys()][0] ?? '', fileOf(computer).slice(0, length));
    const again = openWindow(alone);
    await again.session.start();
    const { status, failure, vaultId } = again.session.store.getState();
    expect([status, failure?.code]).toEqual(['fault', 'FILE_DAMAGED']);
    expect(vaultId).not.toBeNull();
    putFile(alone, fileOf(computer));
    await again.session.start();
    must(await again.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
  });

  it('is one vault, with people to choose, when the computer knows several', async () => {
    const one = await opened();
    const two = await opened();
    for (const { window } of [one, two]) window.kill();
    const [[id, bytes] = ['', undefined]] = [...two.computer.disk.files];
    if (bytes === undefined) throw new Error('no file');
    one.computer.disk.files.set(id, bytes);
    const window = openWindow(one.computer);
    await window.session.start();
    const { status, vaults, vaultId, slots } = window.session.store.getState();
    expect([status, vaults.length]).toEqual(['locked', 2]);
    expect(vaults.map((vault) => vault.vaultId)).toContain(vaultId);
    expect(slots.length).toBeGreaterThan(0);
  });
});
