import { describe, expect, it } from 'vitest';
import { missingParts } from '../../../../renderer/features/assessment/assessment-rows.ts';
import { halvorBoard } from '../../../../renderer/features/board/board.fixtures.ts';
import { boardCounts, boardRows } from '../../../../renderer/features/board/board-rows.ts';
import { factGroups, parseCount } from '../../../../renderer/features/facts/fact-rows.ts';
import { halvorFacts } from '../../../../renderer/features/facts/facts.fixtures.ts';
import { splitBound } from '../../../../renderer/features/letters/bound-text.ts';
import { awareReading } from '../../../../renderer/features/new-breach/aware-answer.ts';
import { halvorNewBreach } from '../../../../renderer/features/new-breach/new-breach.fixtures.ts';
import { periodNotes } from '../../../../renderer/features/new-breach/period-notes.ts';
import { filingGaps, noticeCounts } from '../../../../renderer/features/notices/notice-rows.ts';
import { halvorNotices } from '../../../../renderer/features/notices/notices.fixtures.ts';
import { halvorPalette } from '../../../../renderer/features/palette/palette.fixtures.ts';
import { paletteMatches } from '../../../../renderer/features/palette/palette-model.ts';
import { halvorRegister } from '../../../../renderer/features/register/register.fixtures.ts';
import { filteredEntries } from '../../../../renderer/features/register/register-filter.ts';
import { schemeAt } from '../../../../renderer/features/settings/scheme.ts';
import { halvorTimeline } from '../../../../renderer/features/timeline/timeline.fixtures.ts';
import { timelineDays } from '../../../../renderer/features/timeline/timeline-days.ts';
import { AWARE_AT, at, BERLIN, DUE_AT, EASTER } from '../../../../renderer/ui/case.fixtures.ts';
import { isGroup, passphraseStrength } from '../../../../renderer/ui/passphrase.ts';
import { hrefOf, parseRoute, type Route } from '../../../../renderer/ui/route.ts';
import { nextRegion } from '../../../../renderer/ui/shell/regions.ts';

describe('boardRows', () => {
  const rows = boardRows(halvorBoard.clocks, halvorBoard.now);

  it('puts the late clock first and then the nearest', () => {
    expect(rows.map(({ clock }) => clock.id)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
  });

  it('computes late, whatever was recorded, and counts', () => {
    expect(rows[0]?.pill).toBe('late');
    expect(boardCounts(rows)).toEqual({ late: 1, running: 5 });
  });
});

describe('parseCount', () => {
  it.each([
    ['4500', 4500, 4500, false],
    ['about 3,000', 3000, 3000, true],
    ['3,900 to 4,500', 3900, 4500, true],
    ['3.900 bis 4.500', 3900, 4500, true],
    ['1 250', 1250, 1250, false],
  ])('reads %s', (typed, from, to, isEstimate) => {
    expect(parseCount(typed)).toEqual({ from, to, isEstimate });
  });

  it.each(['', 'many', '4500 people', '4,500 to 3,900', '3.9', '-5'])('refuses "%s"', (typed) => {
    expect(parseCount(typed)).toBeNull();
  });
});

describe('factGroups', () => {
  it('brings the unknown up and keeps the counts of the whole group', () => {
    const [people] = factGroups(halvorFacts, '', true);
    expect(people?.rows[0]?.label).toBe('Data records');
    expect(factGroups(halvorFacts, 'records', false)).toMatchObject([
      { id: 'people', counts: { known: 2, unknown: 1 }, rows: [{ label: 'Data records' }] },
    ]);
  });
});

describe('filingGaps', () => {
  const draft = {
    filedAt: at('2027-03-29T16:20Z'),
    reference: '',
    hasReceipt: false,
    noReceiptReason: '',
    lateReasons: '',
  };
  const now = at('2027-03-30T10:00Z');

  it('refuses without reference and receipt, or a reason', () => {
    expect(filingGaps(draft, DUE_AT, now)).toEqual(['proof']);
    expect(filingGaps({ ...draft, reference: 'HH-TEST-0042' }, DUE_AT, now)).toEqual(['proof']);
    expect(filingGaps({ ...draft, reference: 'HH-TEST-0042', hasReceipt: true }, DUE_AT, now)).toEqual([]);
    expect(filingGaps({ ...draft, noReceiptReason: 'fax, no answer' }, DUE_AT, now)).toEqual([]);
  });

  it('wants the reasons for the delay after the deadline', () => {
    const late = { ...draft, filedAt: at('2027-03-30T02:08Z'), noReceiptReason: 'portal was down' };
    expect(filingGaps(late, DUE_AT, now)).toEqual(['lateReasons']);
    expect(filingGaps({ ...late, filedAt: DUE_AT }, DUE_AT, now)).toEqual([]);
  });

  it('refuses a time that has not come', () => {
    expect(filingGaps({ ...draft, filedAt: at('2027-03-31T00:00Z') }, null, now)).toEqual([
      'future',
      'proof',
    ]);
  });
});

describe('noticeCounts', () => {
  it('counts as done only what a person recorded', () => {
    expect(noticeCounts(halvorNotices.groups, halvorNotices.now)).toEqual({ done: 3, open: 4, late: 0 });
    expect(noticeCounts(halvorNotices.groups, at('2027-03-30T02:08Z')).late).toBe(1);
  });
});

describe('awareReading', () => {
  const { draft } = halvorNewBreach;
  const now = at('2027-03-28T10:00Z');

  it('reads day, time and zone', () => {
    expect(awareReading(draft, now, null)).toEqual({ kind: 'at', at: AWARE_AT });
  });

  it('asks back for 02:58 in the night of the change, and takes the answer', () => {
    const gap = { ...draft, date: '2027-03-28', time: '02:58' };
    expect(awareReading(gap, now, null).kind).toBe('ask');
    expect(awareReading(gap, now, at('2027-03-28T00:58Z'))).toEqual({
      kind: 'at',
      at: at('2027-03-28T00:58Z'),
    });
  });

  it('starts no clock while nobody is sure, and none in the future', () => {
    expect(awareReading({ ...draft, aware: 'notSure' }, now, null)).toEqual({ kind: 'notSure' });
    expect(awareReading({ ...draft, date: '2027-03-29' }, now, null)).toEqual({ kind: 'future' });
    expect(awareReading({ ...draft, time: 'soon' }, now, null)).toEqual({ kind: 'incomplete' });
  });
});

describe('periodNotes', () => {
  it('names the clock change, the weekend and the holiday', () => {
    expect(periodNotes(AWARE_AT, DUE_AT, BERLIN, EASTER)).toMatchObject({
      change: { kind: 'forward', naiveTime: '03:07' },
      hasWeekend: true,
      holidays: ['Easter Monday'],
    });
    expect(periodNotes(at('2027-06-01T08:00Z'), at('2027-06-04T08:00Z'), BERLIN, [])).toEqual({
      change: null,
      hasWeekend: false,
      holidays: [],
    });
  });
});

describe('splitBound', () => {
  const fact = (number: number, ...texts: string[]) =>
    ({ number, label: '', value: '', state: 'current', note: '', texts }) as const;

  it('marks the words of a fact, the longer ones first', () => {
    const pieces = splitBound('We lost 14 systems and 14 keys.', [fact(1, '14'), fact(2, '14 systems')]);
    expect(pieces.map(({ text, fact: bound }) => [text, bound?.number ?? null])).toEqual([
      ['We lost ', null],
      ['14 systems', 2],
      [' and ', null],
      ['14', 1],
      [' keys.', null],
    ]);
  });
});

describe('timelineDays', () => {
  const none = { search: '', person: null, kind: null, hasEvidence: false, isOldestFirst: false } as const;

  it('groups by local day, newest first, and knows the day of 23 hours', () => {
    const days = timelineDays(halvorTimeline, none);
    expect(days.map(({ date, hours }) => [date, hours])).toEqual([
      ['2027-03-28', 23],
      ['2027-03-27', 24],
    ]);
    expect(days[0]?.items.map((item) => (item.kind === 'entry' ? item.entry.seq : 'gap'))).toEqual([
      413, 411, 412,
    ]);
  });

  it('puts a gap after the entry it follows', () => {
    const items = timelineDays(halvorTimeline, { ...none, isOldestFirst: true }).flatMap((day) => day.items);
    const kinds = items.map((item) => (item.kind === 'entry' ? item.entry.seq : 'gap'));
    expect(kinds.slice(0, 5)).toEqual([1, 7, 60, 'gap', 58]);
  });

  it('filters by evidence, and shows no gaps then', () => {
    const items = timelineDays(halvorTimeline, { ...none, hasEvidence: true }).flatMap((day) => day.items);
    expect(items).toHaveLength(1);
  });
});

describe('paletteMatches', () => {
  it('finds every word, facts first, then acts, then people', () => {
    expect(paletteMatches(halvorPalette, 'people').map(({ id }) => id)).toEqual([
      'f1',
      'f2',
      'a1',
      'a2',
      'c1',
    ]);
    expect(paletteMatches(halvorPalette, 'people groups').map(({ id }) => id)).toEqual(['f2']);
  });
});

describe('small derivations', () => {
  it('filters the register and leaves drills out', () => {
    const drill = { ...halvorRegister.entries[0], isDrill: true } as (typeof halvorRegister.entries)[number];
    const entries = [...halvorRegister.entries, drill];
    expect(filteredEntries(entries, { search: '', year: 2027, risk: null })).toHaveLength(2);
    expect(filteredEntries(entries, { search: 'laptop', year: null, risk: 'unlikely' })).toHaveLength(1);
  });

  it('wants three parts of a reason', () => {
    const parts = { likelihood: 'very unlikely here', severity: 'none', safeguards: '' };
    expect(missingParts(parts)).toEqual(['severity', 'safeguards']);
  });

  it('refuses short and repeated passphrases', () => {
    expect(passphraseStrength('short')).toBe('tooShort');
    expect(passphraseStrength('abcabcabcabcabcabc')).toBe('weak');
    expect(passphraseStrength('velvet maple orbit cousin anchor pencil')).toBe('strong');
  });

  it('takes look-alikes in a typed group', () => {
    expect(isGroup('r0hvb', 'R0HVB')).toBe(true);
    expect(isGroup('ROHVB', 'R0HVB')).toBe(true);
    expect(isGroup('R0HVC', 'R0HVB')).toBe(false);
  });

  it('is dark from 20:00 to 07:00, unless a person chose', () => {
    expect([3, 7, 19, 20].map((hour) => schemeAt('byTime', hour))).toEqual([
      'dark',
      'light',
      'light',
      'dark',
    ]);
    expect(schemeAt('light', 3)).toBe('light');
  });

  it('goes round the regions both ways', () => {
    expect(nextRegion(['rail', 'page', 'status'], 'status', 1)).toBe('rail');
    expect(nextRegion(['rail', 'page', 'status'], 'rail', -1)).toBe('status');
    expect(nextRegion(['rail', 'page'], undefined, 1)).toBe('rail');
  });

  it.each<Route>([
    { screen: 'board' },
    { screen: 'newBreach' },
    { screen: 'register' },
    { screen: 'case', caseId: 'BR-2027-001', section: 'facts', item: 'data.subjects' },
  ])('reads back the link to %o', (route) => {
    expect(parseRoute(hrefOf(route))).toEqual(route);
  });

  it('leads to the board from a link it does not know', () => {
    expect(parseRoute('#/case/%E0%A4%A')).toEqual({ screen: 'board' });
    expect(parseRoute('#/nowhere')).toEqual({ screen: 'board' });
  });
});
