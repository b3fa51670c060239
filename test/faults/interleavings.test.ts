import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  CASE,
  type Computer,
  createVault,
  must,
  newComputer,
  note,
  notesOf,
  OFFICER,
  openCase,
  openWindow,
  type TestWindow,
} from '../support/temp-vault.ts';

const RUNS = Number(process.env['HZ_INTERLEAVINGS'] ?? 15);

vi.setConfig({ testTimeout: 30_000 + RUNS * 20_000 });

/** What happens next on the computer. */
type Step =
  | { readonly do: 'write' }
  | { readonly do: 'writeElsewhere' }
  | { readonly do: 'cut'; readonly at: number; readonly stuck: boolean }
  | { readonly do: 'loseAnswer' }
  | { readonly do: 'refuse' }
  | { readonly do: 'storeFails'; readonly how: 'commit' | 'commitDone' }
  | { readonly do: 'crash'; readonly when: 'crashBefore' | 'crashAfter' }
  | { readonly do: 'kill' }
  | { readonly do: 'wipe' }
  | { readonly do: 'loseFile' }
  | { readonly do: 'compact' }
  | { readonly do: 'lock' };

const just = <T extends Step['do']>(step: T) => fc.constant({ do: step } as Extract<Step, { do: T }>);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: just('write') },
  { weight: 2, arbitrary: just('writeElsewhere') },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('cut' as const),
      at: fc.integer({ min: 0, max: 900 }),
      stuck: fc.boolean(),
    }),
  },
  just('loseAnswer'),
  just('refuse'),
  fc.record({
    do: fc.constant('storeFails' as const),
    how: fc.constantFrom('commit' as const, 'commitDone' as const),
  }),
  fc.record({
    do: fc.constant('crash' as const),
    when: fc.constantFrom('crashBefore' as const, 'crashAfter' as const),
  }),
  just('kill'),
  just('wipe'),
  just('loseFile'),
  just('compact'),
  just('lock'),
);

/** What was promised: acknowledged texts in order, and those whose fate was left open. */
type Promised = { acknowledged: string[]; open: Set<string>; count: number };

async function unlocked(window: TestWindow): Promise<TestWindow> {
  if (window.session.store.getState().vaultId === null) await window.session.start();
  must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
  return window;
}

/** Writes one text and keeps account of what the session said about it. */
async function write(window: TestWindow, promised: Promised): Promise<void> {
  promised.count += 1;
  const text = `text ${promised.count}`;
  const before = notesOf(window);
  const savedBefore = window.session.store.getState().lastSaved?.entry;
  const done = await window.session.execute(CASE, note(text));
  if (done.ok) {
    expect(notesOf(window).at(-1)).toBe(text);
    promised.acknowledged.push(text);
    return;
  }
  promised.open.add(text);
  const { status, lastSaved } = window.session.store.getState();
  if (status === 'open' || status === 'readOnly') {
    expect(notesOf(window)).toEqual(before);
    expect(lastSaved?.entry).toBe(savedBefore);
  }
}

async function take(
  computer: Computer,
  window: TestWindow,
  step: Step,
  promised: Promised,
): Promise<TestWindow> {
  const { faults, memory } = window;
  switch (step.do) {
    case 'write':
      break;
    case 'writeElsewhere': {
      const other = await unlocked(openWindow(computer));
      check(other, promised);
      await write(other, promised);
      other.kill();
      break;
    }
    case 'cut':
      Object.assign(memory.faults, { cutAppendAt: step.at, failTruncate: step.stuck });
      break;
    case 'loseAnswer':
      memory.faults.loseAppendAnswer = true;
      break;
    case 'refuse':
      memory.faults.refuse = 'DISK_FULL';
      break;
    case 'storeFails':
      faults.storeFails = step.how;
      break;
    case 'crash':
      faults[step.when] = 'sealCommit';
      break;
    case 'compact':
      await window.session.compact();
      return window;
    case 'lock':
      await window.session.lock();
      return unlocked(window);
    case 'kill':
    case 'wipe':
    case 'loseFile': {
      window.kill();
      if (step.do === 'wipe') computer.engine = new IDBFactory();
      if (step.do === 'loseFile' && isSettled(window)) computer.disk.files.clear();
      return unlocked(openWindow(computer));
    }
  }
  await write(window, promised);
  Object.assign(memory.faults, {
    cutAppendAt: null,
    failTruncate: false,
    loseAppendAnswer: false,
    refuse: null,
  });
  Object.assign(faults, { storeFails: null, crashBefore: null, crashAfter: null });
  return window.session.store.getState().status === 'open' ? window : unlocked(reborn(computer, window));
}

/** The file may only vanish while the database has everything: both gone is for backups. */
function isSettled(window: TestWindow): boolean {
  return window.session.store.getState().status === 'open';
}

function reborn(computer: Computer, window: TestWindow): TestWindow {
  window.kill();
  return openWindow(computer);
}

/** Everything acknowledged is there, in order; whatever else is there was tried, and is durable now. */
function check(window: TestWindow, promised: Promised): void {
  const shown = notesOf(window);
  const known = new Set(promised.acknowledged);
  expect(shown.filter((text) => known.has(text))).toEqual(promised.acknowledged);
  for (const text of shown) if (!known.has(text)) expect(promised.open).toContain(text);
  promised.acknowledged = [...shown];
}

describe('any interleaving of appends and faults', () => {
  it('never loses what was acknowledged, and never shows as saved what was not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 14 }), async (steps) => {
        const computer = newComputer();
        let window = openWindow(computer);
        await createVault(window);
        must(await window.session.execute(CASE, openCase()));
        const promised: Promised = { acknowledged: [], open: new Set(), count: 0 };
        for (const step of steps) {
          window = await take(computer, window, step, promised);
          if (step.do !== 'writeElsewhere') check(window, promised);
        }
        window.kill();
        const last = await unlocked(openWindow(computer));
        check(last, promised);
        expect(last.session.store.getState().status).toBe('open');
        last.kill();
      }),
      { numRuns: RUNS },
    );
  });
});
