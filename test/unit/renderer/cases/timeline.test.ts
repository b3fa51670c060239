import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { timelineCsv, timelineModel } from '../../../../renderer/cases/timeline-model.ts';
import {
  act,
  at,
  evidenceOf,
  incident,
  text as isoText,
  item,
  type Play,
} from '../../../support/incident-builders.ts';
import { at as instant } from '../../../support/time.ts';
import { gesture, halvor, journal, text } from './case-parts.ts';

function modelOf(game: Play) {
  return timelineModel({
    incident: incident(game),
    entries: journal(game),
    nameOf: (id) => (id === 'mara' ? 'Mara Lindqvist' : id),
    labelOf: (path) => path,
    text,
    chainCheckedAt: null,
  });
}

function noted(game: Play, words: string, iso: string): void {
  act(game, {
    act: 'note.add',
    text: words,
    when: { kind: 'exact', at: isoText(iso) },
    zone: 'Europe/Berlin',
    origin: 'typed',
    evidenceIds: [],
  });
}

describe('the timeline', () => {
  it('journey 1, step 4: the entry has the time of the call and the time it was written down', () => {
    const game = halvor();
    at(game, '2027-03-27T02:20:00Z');
    noted(game, '03:15 call with Tomas: backups offline, note signed Grauwolf', '2027-03-27T03:15:00+01:00');
    expect(modelOf(game).entries.at(-1)).toMatchObject({
      kind: 'call',
      at: instant('2027-03-27T02:15:00Z'),
      recordedAt: instant('2027-03-27T02:20:00Z'),
      by: 'Mara Lindqvist',
      correctedBy: null,
    });
  });

  it('has one entry for each line, hour zero among them, and puts every act into words', () => {
    const game = halvor();
    act(game, evidenceOf(game, 'photo', 'photo.jpg', 'c'));
    const model = modelOf(game);
    expect(model.entries).toHaveLength(game.events.length);
    expect(model.entries.filter(({ kind }) => kind === 'zero')).toHaveLength(1);
    expect(model.zeroAt).toBe(instant('2027-03-27T02:07:00Z'));
    expect(model.entries.at(-1)?.evidence).toEqual([{ id: 'E-1', name: 'photo.jpg' }]);
    for (const entry of model.entries) expect(entry.text).not.toMatch(/timelineText|\{\{/);
  });

  it('strikes a corrected entry and keeps it, with the number of what corrects it', () => {
    const game = halvor();
    noted(game, 'Backups are online', '2027-03-27T03:10:00+01:00');
    const seq = incident(game).seq;
    act(game, { act: 'correction.add', corrects: seq, text: 'Backups are offline.', reason: 'Misheard.' });
    const entries = modelOf(game).entries;
    expect(entries.find((entry) => entry.seq === seq)).toMatchObject({
      text: 'Backups are online',
      correctedBy: seq + 1,
    });
    expect(entries.at(-1)?.text).toBe(`Correction of entry ${seq}: Backups are offline. Why: Misheard.`);
  });

  it('shows the sleep of the computer as a gap, with the paper rows typed for it', () => {
    const game = halvor();
    at(game, '2027-03-27T06:30:00Z');
    const [before, after] = [isoText('2027-03-27T02:30:00Z'), isoText('2027-03-27T06:30:00Z')];
    act(game, { act: 'clock.jump', reason: 'slept', before, after, byMs: 4 * 3_600_000 });
    act(game, {
      act: 'note.add',
      text: 'Forensics on site',
      when: { kind: 'about', at: isoText('2027-03-27T05:00:00Z') },
      zone: 'Europe/Berlin',
      origin: 'paper',
      paperRow: 'P-001',
      evidenceIds: [],
    });
    const model = modelOf(game);
    expect(model.gaps).toEqual([{ from: instant(before), to: instant(after), paperRows: 1 }]);
    expect(model.entries.at(-1)).toMatchObject({ isApproximate: true, paperRow: 'P-001' });
    expect(model.entries.at(-2)?.text).toBe('The computer slept for 240 min');
  });

  it('keeps what the app recorded by itself apart from what people did', () => {
    const game = halvor();
    gesture(game, [
      {
        act: 'obligation.add',
        id: item('art33'),
        title: 'Authority notice',
        regulation: 'eu-gdpr',
        jurisdiction: 'EU',
        recipient: 'authority',
        force: 'legal',
        origin: { kind: 'rule', ruleId: 'r', packVersion: '1', citation: 'Art. 33(1)' },
        dueAt: null,
        zone: 'Europe/Berlin',
      },
    ]);
    const model = modelOf(game);
    expect(model.entries.at(-1)?.kind).toBe('system');
    expect(model.byPeople).toBe(model.total - 1);
  });

  it('exports a CSV in the order of events, with no cell that a spreadsheet would run', () => {
    const game = halvor();
    at(game, '2027-03-27T03:00:00Z');
    noted(game, '=HYPERLINK("http://example.test")', '2027-03-27T03:05:00+01:00');
    const csv = timelineCsv(modelOf(game), text);
    const { data } = Papa.parse<string[]>(csv.replace('\uFEFF', '').trim());
    const times = data.slice(1).map((row) => row[2] ?? '');
    expect(times).toEqual([...times].sort());
    expect(csv).toContain("'=HYPERLINK");
    expect(data[1]?.[1]).toBe('2027-03-27T03:05:00+01:00');
  });
});
