import { describe, expect, it } from 'vitest';
import { parseFacts } from '../../../../../shared/facts/parse-facts.ts';
import { FACT_PATHS } from '../../../../../shared/facts/paths.ts';
import type { Facts } from '../../../../../shared/facts/schema.ts';
import type { LetterKind } from '../../../../../shared/letters/wording.ts';
import { fileNameOf } from '../../../../../shared/letters/write-letters.ts';
import { at } from '../../../../support/time.ts';
import { DEMOS, demo, documentOf, EMPTY, linesOf, textOf, wording, write } from './case.ts';

const voice = demo('voice-platform');
const laptop = demo('lost-encrypted-laptop');
const kindsOf = (facts: Facts) => write(facts).letters.map(({ kind }) => kind);
const textFor = (kind: LetterKind, facts: Facts, now?: string) =>
  textOf(documentOf(facts, kind, now === undefined ? {} : { now: at(now) }));

function lineWith(text: string, start: string): string {
  return text.split('\n').find((line) => line.startsWith(start)) ?? `no line "${start}"`;
}

const inZone = (timeZone: string, times: Partial<NonNullable<Facts['times']>>): Facts => ({
  ...EMPTY,
  times: { timeZone, ...times },
});

describe('the demo cases', () => {
  it.each(DEMOS)('%s makes sense as a fact file, without a remark', (name, now) => {
    expect(parseFacts(demo(name), now)).toMatchObject({ ok: true, value: { warnings: [] } });
  });
});

describe('the documents a case calls for', () => {
  it.each([
    ['voice-platform', ['authority-notification', 'persons-letter', 'executive-alert']],
    ['sql-injection', ['authority-notification', 'persons-letter', 'executive-alert']],
    ['lost-encrypted-laptop', ['no-notification-file', 'executive-alert']],
  ] as const)('%s', (name, kinds) => {
    expect(kindsOf(demo(name))).toEqual(kinds);
  });

  it('as processor there is none to the authority or the persons, and the plan says why', () => {
    const processor: Facts = { ...voice, organisation: { ...voice.organisation, role: 'processor' } };
    const { letters, refused } = write(processor);
    expect(letters.map(({ kind }) => kind)).toEqual(['executive-alert']);
    expect(refused.map(({ code }) => code)).toEqual(Array(3).fill('letters.processorRole'));
    expect(refused[0]?.why).toContain('The controller notifies the authority');
  });

  it('a file on a decision not to notify is refused where a notification is owed', () => {
    const { letters, refused } = write(voice, {}, { kinds: ['no-notification-file'] });
    expect(letters).toEqual([]);
    expect(refused).toMatchObject([{ code: 'letters.notificationOwed' }]);
  });

  it('a voluntary notification may be asked for', () => {
    expect(write(laptop, {}, { kinds: ['authority-notification'] }).letters).toHaveLength(1);
  });

  it('a language without a template is refused by name', () => {
    const { refused } = write(voice, {}, { templates: [] });
    expect(refused.map(({ code }) => code)).toEqual(Array(3).fill('letters.noTemplate'));
  });

  it.each(DEMOS)('nothing that is required is missing in %s', (name, now) => {
    const authority = { name: 'Data Protection Commission' };
    expect(write(demo(name), { now, authority }).missing).toEqual([]);
  });

  it('what is missing is reported with its citation', () => {
    const { missing } = write(EMPTY, {}, { kinds: ['authority-notification', 'persons-letter'] });
    expect(missing).toContainEqual({
      kind: 'authority-notification',
      field: 'data.categories',
      requiredBy: 'Art. 33(3)(a) GDPR',
      state: 'missing',
    });
    expect(missing.filter(({ requiredBy }) => requiredBy === '')).toEqual([]);
  });

  it('a point that a named person finds out is to follow, not missing', () => {
    const facts: Facts = { ...EMPTY, unknown: { 'data.records': { owner: 'Tomas Brandl' } } };
    const { missing } = write(facts, {}, { kinds: ['authority-notification'] });
    expect(missing.find(({ field }) => field === 'data.records')?.state).toBe('toFollow');
  });

  it.each([
    ['BR-2027-001', 'br-2027-001-persons-letter-en'],
    ['../../etc/passwd', 'etc-passwd-persons-letter-en'],
    ['Fall Ä/7: «Löschung»', 'fall-a-7-lo-schung-persons-letter-en'],
    ['案件', 'unnumbered-persons-letter-en'],
    [undefined, 'unnumbered-persons-letter-en'],
  ])('the file of %s is called %s', (reference, name) => {
    expect(fileNameOf(reference, 'persons-letter', 'en')).toMatch(/^[a-z0-9-]+$/);
    expect(fileNameOf(reference, 'persons-letter', 'en')).toBe(name);
  });
});

describe('the notification of the authority', () => {
  it('shows an instant in one zone, with UTC', () => {
    const text = textFor(
      'authority-notification',
      inZone('Europe/Berlin', { awareAt: '2027-03-27T03:07:00+01:00' }),
      '2027-03-27T03:00:00Z',
    );
    expect(lineWith(text, 'We became aware')).toBe(
      'We became aware: Saturday 27 March 2027, 03:07 CET (02:07 UTC)',
    );
    expect(lineWith(text, 'End of the 72 hours')).toBe(
      'End of the 72 hours: Tuesday 30 March 2027, 04:07 CEST (02:07 UTC)',
    );
  });

  it('names the UTC day where it is another, and an offset where the zone has no common name', () => {
    const facts = inZone('Asia/Kolkata', { awareAt: '2027-03-26T20:00:00Z' });
    expect(lineWith(textFor('authority-notification', facts), 'We became aware')).toBe(
      'We became aware: Saturday 27 March 2027, 01:30 UTC+05:30 (Friday 26 March 2027, 20:00 UTC)',
    );
  });

  it.each([
    ['one minute before the end', '2027-03-30T02:06:00Z', '☒ Within', '☐ Later'],
    ['at the last instant', '2027-03-30T02:07:00Z', '☒ Within', '☐ Later'],
    ['one minute after the end', '2027-03-30T02:08:00Z', '☐ Within', '☒ Later'],
  ])('%s', (_case, now, within, later) => {
    const facts = inZone('Europe/Berlin', { awareAt: '2027-03-27T02:07:00Z' });
    const text = textFor('authority-notification', facts, now);
    expect(text).toContain(within);
    expect(text).toContain(later);
    expect(text.includes('Reasons for the delay')).toBe(later.startsWith('☒'));
  });

  it('late without reasons: says so, invents nothing, and reports it', () => {
    const facts = inZone('UTC', { awareAt: '2027-03-27T02:07:00Z' });
    const { letters, missing } = write(
      facts,
      { now: at('2027-04-02T00:00:00Z') },
      { kinds: ['authority-notification'] },
    );
    expect(letters.map(({ document }) => textOf(document)).join()).toContain('still to be given');
    expect(missing).toContainEqual(expect.objectContaining({ field: 'times.lateReasons' }));
  });

  it('late with reasons: gives them', () => {
    const lateReasons = 'The processor told us only on the third day';
    const facts = inZone('UTC', { awareAt: '2027-03-27T02:07:00Z', lateReasons });
    expect(textFor('authority-notification', facts, '2027-04-02T00:00:00Z')).toContain(lateReasons);
  });

  it('a filing recorded in time stays in time, however late the letter is printed again', () => {
    const times = { awareAt: '2027-03-27T02:07:00Z', notifiedAuthorityAt: '2027-03-28T02:07:00Z' };
    const text = textFor('authority-notification', inZone('UTC', times), '2027-05-01T00:00:00Z');
    expect(text).toContain('☒ Within');
    expect(text).toContain('This notification was made 24 hours after we became aware.');
  });

  it('ticks nothing while nothing is known, except that it is an initial notification', () => {
    const ticked = linesOf(documentOf(EMPTY, 'authority-notification')).filter((line) => line.includes('☒'));
    expect(ticked).toEqual(['☒ Initial notification']);
  });

  it('is complete only when nothing is open', () => {
    const shop = demo('sql-injection');
    const now = '2026-03-05T13:40:00Z';
    expect(textFor('authority-notification', shop, now)).toContain('☒ Complete notification');
    const open: Facts = { ...shop, unknown: { 'exposure.recovery': { owner: 'Joris Petersen' } } };
    const withGap: Facts = { ...open, exposure: { exfiltration: 'confirmed', recipient: 'criminal' } };
    expect(textFor('authority-notification', withGap, now)).toContain('☒ Initial notification');
  });

  it('gives the date promised for a fact, else for the whole, and no date that has passed', () => {
    const facts: Facts = {
      ...EMPTY,
      times: { followUpBy: '2026-02-06T17:00:00Z' },
      unknown: {
        'data.subjects': { owner: 'A', expectedBy: '2026-01-30T17:00:00Z' },
        'data.records': { owner: 'B', expectedBy: '2026-01-02T17:00:00Z' },
      },
    };
    const text = textFor('authority-notification', facts, '2026-01-19T18:00:00Z');
    expect(lineWith(text, 'Number of persons')).toContain('to follow by Friday 30 January 2026');
    expect(lineWith(text, 'Number of records')).toContain('to follow by Friday 6 February 2026');
    const later = textFor('authority-notification', facts, '2026-03-01T00:00:00Z');
    expect(lineWith(later, 'Number of persons')).toContain('without undue further delay');
  });

  it('tells persons from records, and estimates and ranges as such', () => {
    const facts: Facts = {
      ...EMPTY,
      data: { subjectsRange: { from: 3900, to: 4500 }, records: 12347, recordsAreEstimate: true },
    };
    const text = textFor('authority-notification', facts);
    expect(lineWith(text, 'Number of persons')).toBe('Number of persons: 3,900 to 4,500 (estimate)');
    expect(lineWith(text, 'Number of records')).toBe('Number of records: about 12,347');
  });

  it('names the persons whose country is not known yet', () => {
    const facts: Facts = {
      ...EMPTY,
      data: { subjects: 100, subjectsByJurisdiction: { IE: 60, 'US-CA': 10 } },
    };
    const text = textFor('authority-notification', facts);
    expect(text).toContain('Country not yet known | 30');
    expect(text).toContain('60 of 70 (86%) live in the European Economic Area');
  });

  it('states a measure without a state by its instant, and one without either as unconfirmed', () => {
    const facts: Facts = {
      ...EMPTY,
      measures: {
        containment: [
          { at: '2026-01-18T14:41:00Z', text: 'token revoked' },
          { at: '2026-02-18T14:41:00Z', text: 'server replaced' },
          { text: 'rights reviewed' },
        ],
      },
    };
    const text = textFor('authority-notification', facts, '2026-01-19T18:00:00Z');
    expect(text).toContain('Token revoked | done');
    expect(text).toContain('Server replaced | planned');
    expect(text).toContain('not dated | Rights reviewed | state to be confirmed');
  });

  it('says a reason where something does not apply', () => {
    const facts: Facts = { ...EMPTY, notApplicable: { 'data.records': 'paper files are not counted' } };
    expect(lineWith(textFor('authority-notification', facts), 'Number of records')).toBe(
      'Number of records: does not apply: paper files are not counted',
    );
  });

  it('names no affected person and holds no word of the person who finds out', () => {
    const facts: Facts = { ...EMPTY, unknown: { 'data.subjects': { owner: 'Tomas Brandl' } } };
    expect(textFor('authority-notification', facts)).not.toContain('Tomas');
  });
});

describe('the no-notification file', () => {
  const text = textFor('no-notification-file', laptop, '2025-12-10T15:10:00Z');

  it('keeps adviser and decider apart', () => {
    const lines = text.split('\n');
    expect(lines.indexOf('Mara Lindqvist')).toBeGreaterThan(lines.indexOf('9. Signatures'));
    expect(lines.indexOf('Ilse Okonkwo')).toBeGreaterThan(lines.indexOf('Decider, for the controller:'));
    expect(text).not.toContain('the same person');
  });

  it('warns when one person advised and decided', () => {
    const one: Facts = { ...laptop, register: { ...laptop.register, decidedBy: 'Mara Lindqvist' } };
    expect(textFor('no-notification-file', one)).toContain('Adviser and decider are the same person');
  });

  it('gives sources, factors, path and the register entry', () => {
    expect(text).toContain('evidence: E-1');
    expect(text).toContain('Breach id: BR-2025-014');
    expect(text).toContain('Authority notified: not notified');
    expect(text).toContain('6.2 Path through the decision tree');
  });

  it('names the facts whose change would reopen the case', () => {
    const section = text.slice(text.indexOf('8. What would reopen'), text.indexOf('9. Signatures'));
    expect(section).toContain('Encryption of the affected copy: fully encrypted');
    expect(section).toContain('Whether the key was exposed: no');
  });

  it('says that nothing is decided while no decision is recorded', () => {
    const { register: _, ...undecided } = laptop;
    expect(textFor('no-notification-file', undecided)).toContain('No decision has been recorded yet');
  });
});

describe('the executive alert', () => {
  it('marks hours 0, 24, 48 and 72 with their instants, through the clock change', () => {
    const facts = inZone('Europe/Berlin', { awareAt: '2027-03-27T02:07:00Z' });
    const lines = textFor('executive-alert', facts, '2027-03-27T02:22:00Z').split('\n');
    expect(lines.filter((line) => line.startsWith('Hour ')).map((line) => line.split(' (')[0])).toEqual([
      'Hour 0: 27 March 2027, 03:07 CET',
      'Hour 24: 28 March 2027, 04:07 CEST',
      'Hour 48: 29 March 2027, 04:07 CEST',
      'Hour 72: 30 March 2027, 04:07 CEST',
    ]);
  });

  it('shows a processor its contract, and no 72 hours', () => {
    const facts: Facts = {
      ...inZone('Europe/Berlin', { awareAt: '2027-03-27T02:07:00Z' }),
      organisation: { role: 'processor', controllerNotice: { name: 'Rhône Textile SA', dueWithinHours: 1 } },
    };
    const text = textFor('executive-alert', facts, '2027-03-27T02:22:00Z');
    expect(lineWith(text, 'Hour 1')).toContain('27 March 2027, 04:07 CET (0 h 45 min left)');
    expect(text).not.toContain('Hour 72');
  });

  it('leaves the decision open while facts that decide it are missing', () => {
    expect(lineWith(textFor('executive-alert', EMPTY), 'Notify the authority')).toContain('☒ open');
  });

  it('says notified only once a person has recorded it', () => {
    const filed = demo('sql-injection');
    expect(textFor('executive-alert', voice)).not.toContain('Notified on');
    expect(textFor('executive-alert', filed)).toContain('Notified on 5 March 2026');
  });
});

describe('the wording file', () => {
  it('has a label for every fact', () => {
    const groups = new Set(FACT_PATHS.map((path) => path.slice(0, path.lastIndexOf('.'))));
    const silent = /^(?:schema|unknown|notApplicable|provenance|times\.timeZone)$|AreEstimate$/;
    const unnamed = FACT_PATHS.filter((path) => !groups.has(path) && !silent.test(path)).filter(
      (path) => ![path, path.slice(0, path.lastIndexOf('.'))].some((known) => known in wording.facts),
    );
    expect(unnamed).toEqual([]);
  });
});
