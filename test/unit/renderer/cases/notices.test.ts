import { describe, expect, it } from 'vitest';
import {
  type FilingOrder,
  filedRefusal,
  filingCommands,
} from '../../../../renderer/cases/filing-commands.ts';
import { notices, noticesModel } from '../../../../renderer/cases/notices-model.ts';
import { noticeCounts } from '../../../../renderer/features/notices/notice-rows.ts';
import type { FilingInput } from '../../../../renderer/features/notices/notices-model.ts';
import { at, attempt, incident, item, type Play, sha } from '../../../support/incident-builders.ts';
import { at as instant } from '../../../support/time.ts';
import { gesture, halvor, noticeRows, noticesSource, text, tools } from './case-parts.ts';
import { decided } from './lost-laptop.ts';

const INPUT: FilingInput = {
  channel: 'portal',
  filedAt: instant('2027-03-29T18:20:00+02:00'),
  reference: 'HH-TEST-0042',
  receipt: null,
  noReceiptReason: null,
  lateReasons: null,
  followUpBy: instant('2027-04-09T23:59:00+02:00'),
  people: null,
};
const RECEIPT = { name: 'receipt.pdf', size: 812, sha256: sha('a'), mediaType: 'application/pdf' };

function order(game: Play, input: Partial<FilingInput>, rest: Partial<FilingOrder> = {}): FilingOrder {
  const { owed } = noticesSource(game);
  const notice = notices(incident(game), owed).find((one) => one.owed?.recipient === 'authority');
  if (notice === undefined) throw new Error('no notice to the authority');
  let drawn = 0;
  return {
    incident: incident(game),
    notice,
    input: { ...INPUT, ...input },
    receipt: RECEIPT,
    to: notice.owed?.authorityId ?? 'DE-HH',
    isIncomplete: true,
    words: {
      titleOf: ({ citation }) => `Authority notice, ${citation}`,
      receiptFrom: 'The authority',
      receiptHow: 'Download',
      unapproved: 'Filed before approval.',
      staleLetter: 'The letter was out of date.',
    },
    now: game.now,
    newId: () => item(`new${drawn++}`),
    ...rest,
  };
}

describe('the notices of a case', () => {
  it('are grouped by law, with the pack and the day it was checked', () => {
    const [group] = noticesModel(noticesSource(halvor())).groups;
    expect(group).toMatchObject({ id: 'eu-gdpr', isVerified: true });
    expect(group?.note).toBe(`Rule pack ${tools.packs[0]?.version}, checked 20 Nov 2026`);
  });

  it('show the strict deadline, and second readings as notes that nobody may rely on', () => {
    const row = noticeRows(halvor()).find(({ basis }) => basis.includes('33(1)'));
    expect(row?.input.dueAt).toBe(instant('2027-03-30T04:07:00+02:00'));
    expect(row?.dueNote).toBe('strict reading');
    expect(row?.footnotes?.[0]).toContain('Do not rely on this.');
  });

  it('journey 1, step 18: "62:13 used, 9:47 spare", and the promised supplement is owed', () => {
    const game = halvor();
    at(game, '2027-03-29T16:25:00Z');
    expect(gesture(game, filingCommands(order(game, {})))).toBeUndefined();
    const rows = noticeRows(game);
    const filed = rows.find(({ work }) => work === 'filed');
    expect(filed?.dueNote).toBe('62:13 used, 9:47 spare');
    expect(filed?.filing).toMatchObject({
      reference: 'HH-TEST-0042',
      receipt: { name: 'receipt.pdf', sha256: RECEIPT.sha256 },
    });
    const supplement = rows.find(({ dueNote }) => dueNote === text('noticeText.promised'));
    expect(supplement?.input.dueAt).toBe(instant('2027-04-09T23:59:00+02:00'));
    expect(incident(game).filings[0]).toMatchObject({ kind: 'incomplete', channel: 'portal' });
  });

  it('files the supplement as a follow-up of the first filing', () => {
    const game = halvor();
    at(game, '2027-03-29T16:25:00Z');
    gesture(game, filingCommands(order(game, {})));
    at(game, '2027-04-08T10:00:00Z');
    const notice = notices(incident(game), noticesSource(game).owed).find(
      (one) => one.recorded?.origin.kind === 'promise',
    );
    if (notice === undefined) throw new Error('no supplement owed');
    const filedAt = instant('2027-04-08T09:30:00Z');
    const later = order(game, { filedAt, followUpBy: null }, { notice, isIncomplete: false });
    let drawn = 0;
    expect(gesture(game, filingCommands({ ...later, newId: () => item(`later${drawn++}`) }))).toBeUndefined();
    const [first, second] = incident(game).filings;
    expect(second).toMatchObject({ kind: 'followUp', continues: first?.id });
    expect(incident(game).evidence).toHaveLength(1);
  });

  it.each([
    ['without reference, receipt or reason', { reference: null }, null, 'proof'],
    ['with open points and no promised date', { followUpBy: null }, RECEIPT, 'followUp'],
    ['at an instant that has not come', { filedAt: instant('2027-03-29T16:26:00Z') }, RECEIPT, 'time'],
    [
      'with a promise before the filing',
      { followUpBy: instant('2027-03-01T00:00:00Z') },
      RECEIPT,
      'followUp',
    ],
  ] as const)('cannot be filed %s, and the refusal names the field', (_case, input, receipt, field) => {
    const game = halvor();
    at(game, '2027-03-29T16:25:00Z');
    const code = gesture(game, filingCommands(order(game, input, { receipt })));
    if (code === undefined) throw new Error('was filed');
    const refused = filedRefusal({ code, detail: {} });
    expect(refused.field).toBe(field);
    expect(text(refused.key)).not.toBe(refused.key);
    expect(incident(game).filings).toHaveLength(0);
  });

  it('variant 1b: late by 00:01 cannot be filed without reasons, and says so beside them', () => {
    const game = halvor();
    at(game, '2027-03-30T02:10:00Z');
    const filedAt = instant('2027-03-30T02:08:00Z');
    const code = gesture(game, filingCommands(order(game, { filedAt })));
    expect(code).toBe('filing.late-without-reasons');
    expect(filedRefusal({ code: code ?? '', detail: {} }).field).toBe('lateReasons');
    expect(
      gesture(game, filingCommands(order(game, { filedAt, lateReasons: 'Scope was not known.' }))),
    ).toBeUndefined();
    expect(noticeRows(game).find(({ work }) => work === 'filed')?.dueNote).toBe('72:01 used, late by 0:01');
  });

  it('freezes the letter it went out with, with a recorded reason where nobody had approved it', () => {
    const game = halvor();
    at(game, '2027-03-29T16:25:00Z');
    const draft = {
      act: 'letter.draft',
      letterId: item('letter'),
      kind: 'authority-notification',
      lang: 'en',
      template: { id: 't', version: '1' },
      factsVersion: incident(game).facts.version,
      boundFacts: ['data.subjects'],
    } as const;
    const sha256 = 'b'.repeat(64) as never;
    expect(attempt(game, { ...draft, sha256 }).ok).toBe(true);
    expect(gesture(game, filingCommands(order(game, {})))).toBeUndefined();
    expect(incident(game).letters[0]?.frozen?.withoutApprovalReason).toBe('Filed before approval.');
    expect(incident(game).filings[0]).toMatchObject({ letterId: 'letter', textSha256: sha256 });
  });

  it('says of a duty that a decision ended so, not that it never applied; nothing can be filed for it', () => {
    const row = noticeRows(decided()).find(({ id }) => id === 'art33');
    expect(row).toMatchObject({ work: 'endedByDecision', filing: null });
    const group = { id: 'g', law: '', note: '', isVerified: true, rows: row === undefined ? [] : [row] };
    expect(noticeCounts([group], decided().now)).toEqual({ done: 0, open: 0, late: 0 });
  });
});
