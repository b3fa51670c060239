import { describe, expect, it, vi } from 'vitest';
import { GLANCE_FROM_EVENTS } from '../../../../renderer/vault/glance.ts';
import {
  CASE,
  type Computer,
  createVault,
  fileOf,
  must,
  newComputer,
  note,
  notesOf,
  noticesOf,
  OFFICER,
  openCase,
  openWindow,
  putFile,
  reopen,
  settled,
  type TestWindow,
} from '../../../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

const OTHER = 'case-2';
const NOTES = 20;

/** A vault large enough for a glance, locked and therefore with one. */
async function largeVault() {
  const computer = newComputer();
  const window = openWindow(computer);
  await createVault(window);
  must(await window.session.execute(CASE, openCase()));
  const many = Array.from({ length: GLANCE_FROM_EVENTS }, (_, index) => note(`n${index}`));
  must(await window.session.execute(CASE, ...many));
  await window.wait(1_000);
  must(await window.session.execute(OTHER, openCase('BR-2027-002'), ...many.slice(0, NOTES)));
  must(
    await window.session.execute(
      OTHER,
      { act: 'triage.record', outcome: 'falsePositive', reason: 'a test message' },
      { act: 'case.close', outcome: 'no breach', adviser: null, singlePersonReason: 'nobody else there' },
    ),
  );
  await window.session.lock();
  window.kill();
  return { computer };
}

/** Unlocks, and stops at the moment the board is there: the worker does not get to the verification. */
async function atFirstSight(computer: Computer): Promise<TestWindow> {
  const window = openWindow(computer);
  await window.session.start();
  window.faults.crashBefore = 'examine';
  must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
  return window;
}

async function proved(window: TestWindow): Promise<void> {
  while (window.session.store.getState().isChecking) await settled();
}

const glanceRow = (computer: Computer, change: (e: Uint8Array) => Uint8Array) =>
  new Promise<void>((resolve, reject) => {
    void computer.engine.databases().then(([database]) => {
      const opening = computer.engine.open(database?.name ?? '');
      opening.onsuccess = () => {
        const db = opening.result;
        const meta = db.transaction('meta', 'readwrite').objectStore('meta');
        const reading = meta.get('glance');
        reading.onsuccess = () => {
          const row: { k: 'glance'; e: Uint8Array } = reading.result;
          const writing = meta.put({ ...row, e: change(row.e) });
          writing.onsuccess = () => {
            db.close();
            resolve();
          };
          writing.onerror = reject;
        };
      };
    });
  });

describe('a large vault', () => {
  it('shows all cases before the journal was read, and says that it is being checked', async () => {
    const { computer } = await largeVault();
    const window = await atFirstSight(computer);
    const { status, isChecking, board, cases } = window.session.store.getState();
    expect([status, isChecking]).toEqual(['open', true]);
    expect(board.map(({ caseId, phase }) => [caseId, phase])).toEqual([
      [OTHER, 'closed'],
      [CASE, 'suspicion'],
    ]);
    expect(cases.get(CASE)?.entries).toBeNull();
    expect(cases.has(OTHER)).toBe(false);
  });

  it('is then verified whole, with the same cases as when everything is read', async () => {
    const { computer } = await largeVault();
    const quick = await reopen(computer);
    await proved(quick);
    await quick.session.readAllCases();
    expect(noticesOf(quick)).toEqual([]);
    const acts = quick.session.journalOf('vault').map(({ line }) => line.act);
    expect([acts[0], acts.at(-1)]).toEqual(['vault.create', 'vault.unlock']);
    quick.kill();
    await glanceRow(computer, (e) => e.slice(1));
    const whole = await reopen(computer);
    expect(whole.session.store.getState().isChecking).toBe(false);
    const { cases, board } = quick.session.store.getState();
    expect(new Map(cases)).toEqual(new Map(whole.session.store.getState().cases));
    expect(board).toEqual(whole.session.store.getState().board);
  });

  it('takes gestures before it is verified, on cases that were not read either', async () => {
    const { computer } = await largeVault();
    const window = await reopen(computer);
    must(await window.session.execute(CASE, note('at once')));
    must(await window.session.execute(OTHER, note('later remark')));
    await proved(window);
    expect(noticesOf(window)).toEqual([]);
    expect(notesOf(window).at(-1)).toBe('at once');
    expect(notesOf(window, OTHER)).toHaveLength(NOTES + 1);
    window.kill();
    const again = await reopen(computer);
    await proved(again);
    await again.session.readAllCases();
    expect(noticesOf(again)).toEqual([]);
    expect(notesOf(again, OTHER).at(-1)).toBe('later remark');
  });
});

describe('a glance that does not fit is discarded, and the journal is read', () => {
  it.each([
    ['damaged', async (computer: Computer) => glanceRow(computer, (e) => e.with(40, (e[40] ?? 0) ^ 1))],
    ['cut', async (computer: Computer) => glanceRow(computer, (e) => e.slice(0, 100))],
    [
      'of another build',
      async (computer: Computer) => {
        const window = openWindow(computer);
        Object.assign(window.ports, { build: 'older' });
        await window.session.start();
        must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
        await window.session.lock();
        window.kill();
      },
    ],
  ])('%s', async (_name, spoil) => {
    const { computer } = await largeVault();
    await spoil(computer);
    const window = await atFirstSight(computer);
    const { isChecking, cases } = window.session.store.getState();
    expect(isChecking).toBe(false);
    expect(cases.get(OTHER)?.entries).toHaveLength(NOTES + 3);
    expect(noticesOf(window)).toEqual([]);
  });

  it('an older one put back: what was appended since is read on top of it', async () => {
    const { computer } = await largeVault();
    let older = new Uint8Array();
    await glanceRow(computer, (e) => {
      older = e.slice();
      return e;
    });
    const first = await reopen(computer);
    must(await first.session.execute(CASE, note('since then')));
    await proved(first);
    await first.session.lock();
    first.kill();
    await glanceRow(computer, () => older);
    const window = await atFirstSight(computer);
    expect(window.session.store.getState().isChecking).toBe(true);
    expect(notesOf(window).at(-1)).toBe('since then');
  });

  it('a file that was cut by a torn write', async () => {
    const { computer } = await largeVault();
    putFile(computer, new Uint8Array([...fileOf(computer), 1, 2, 3]));
    const window = await reopen(computer);
    expect(window.session.store.getState().isChecking).toBe(false);
    expect(noticesOf(window)).toEqual(['FILE_TORN']);
  });
});

describe('what the verification behind the board finds is told as at every start', () => {
  it('a damaged place in the middle of the file makes the vault read-only', async () => {
    const { computer } = await largeVault();
    const file = fileOf(computer).slice();
    const place = Math.floor(file.length / 3);
    file[place] = (file[place] ?? 0) ^ 1;
    putFile(computer, file);
    const window = await reopen(computer);
    await proved(window);
    await settled();
    const { status, failure } = window.session.store.getState();
    expect([status, failure?.code]).toEqual(['readOnly', 'FILE_DAMAGED']);
  });

  it('a row of the database that differs is put right from the file', async () => {
    const { computer } = await largeVault();
    await changeRow(computer);
    const window = await reopen(computer);
    await proved(window);
    await settled();
    expect(noticesOf(window)).toEqual(['ROWS_REPAIRED']);
    expect(window.session.store.getState().status).toBe('open');
    must(await window.session.execute(CASE, note('goes on')));
  });
});

/** Flips a bit in an event of the closed case. */
function changeRow(computer: Computer): Promise<void> {
  return new Promise((resolve) => {
    void computer.engine.databases().then(([database]) => {
      const opening = computer.engine.open(database?.name ?? '');
      opening.onsuccess = () => {
        const events = opening.result.transaction('ev', 'readwrite').objectStore('ev');
        const reading = events.get([OTHER, 3]);
        reading.onsuccess = () => {
          const row: { e: Uint8Array } = reading.result;
          row.e[60] = (row.e[60] ?? 0) ^ 1;
          events.put(row).onsuccess = () => {
            opening.result.close();
            resolve();
          };
        };
      };
    });
  });
}
