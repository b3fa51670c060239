import { AWARE_AT, at, BERLIN, DUE_AT } from '../../ui/case.fixtures.ts';
import type { NoticeRow, NoticesModel } from './notices-model.ts';

const base = { zone: BERLIN, isEndOfDay: false, dueNote: '', filing: null, letterId: null } as const;
const bsi = 'Bundesamt für Sicherheit in der Informationstechnik';

const gdpr: readonly NoticeRow[] = [
  {
    ...base,
    id: 'n1',
    title: 'Notice to the authority',
    recipient: 'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit',
    basis: 'Art. 33(1)',
    input: {
      kind: 'legal',
      startsAt: AWARE_AT,
      dueAt: DUE_AT,
      end: { how: 'filed', at: at('2027-03-29T16:20Z') },
    },
    dueNote: 'strict reading',
    work: 'filed',
    filing: {
      at: at('2027-03-29T16:20Z'),
      reference: 'HH-TEST-0042',
      by: 'Mara Lindqvist',
      channel: 'portal',
      receipt: {
        name: 'receipt.pdf',
        sha256: '5b1e0000000000000000000000000000000000000000000000000000c07a',
      },
      noReceiptReason: null,
    },
  },
  {
    ...base,
    id: 'n2',
    title: 'Follow-up to the authority',
    recipient: 'Two answers to follow: data records, data copied out',
    basis: 'Art. 33(4), promised',
    input: { kind: 'legal', startsAt: at('2027-03-29T16:20Z'), dueAt: at('2027-04-09T22:00Z') },
    isEndOfDay: true,
    work: 'open',
  },
  {
    ...base,
    id: 'n3',
    title: 'People affected, in phases',
    recipient: '1,310 employees first, then 2,590 to 3,190 customers',
    basis: 'Art. 34(1)',
    input: { kind: 'legal', startsAt: AWARE_AT, dueAt: null },
    dueNote: 'without undue delay, day 3',
    work: 'preparedNotSent',
    letterId: 'l2',
  },
];

export const halvorNotices: NoticesModel = {
  now: at('2027-03-29T16:31Z'),
  zone: BERLIN,
  factsVersion: 11,
  workedOutAt: at('2027-03-29T16:31Z'),
  groups: [
    { id: 'gdpr', law: 'GDPR', note: 'EU, pack of 21 Mar 2027', isVerified: true, rows: gdpr },
    {
      id: 'nis2',
      law: 'NIS2, BSIG',
      note: '',
      isVerified: false,
      rows: [
        {
          ...base,
          id: 'n4',
          title: 'Early warning',
          recipient: bsi,
          basis: 'Art. 23(4)(a)',
          input: {
            kind: 'legal',
            startsAt: AWARE_AT,
            dueAt: at('2027-03-28T02:07Z'),
            end: { how: 'filed', at: at('2027-03-28T01:48Z') },
          },
          work: 'filed',
        },
        {
          ...base,
          id: 'n5',
          title: 'Incident notification',
          recipient: bsi,
          basis: 'Art. 23(4)(b)',
          input: { kind: 'legal', startsAt: AWARE_AT, dueAt: DUE_AT },
          work: 'drafted',
          letterId: 'l4',
        },
      ],
    },
    {
      id: 'contracts',
      law: 'Contracts and others',
      note: 'outlined: agreed, not law',
      isVerified: true,
      rows: [
        {
          ...base,
          id: 'n6',
          title: 'Insurer',
          recipient: 'Nordhanseatische Transportversicherung AG',
          basis: 'Policy clause 9.2, 48 h',
          input: {
            kind: 'contract',
            startsAt: AWARE_AT,
            dueAt: at('2027-03-29T02:07Z'),
            end: { how: 'filed', at: at('2027-03-28T18:15Z') },
          },
          work: 'told',
        },
        {
          ...base,
          id: 'n7',
          title: 'Police report',
          recipient: 'Landeskriminalamt Hamburg, Zentrale Ansprechstelle Cybercrime',
          basis: 'House rule',
          input: { kind: 'internal', startsAt: AWARE_AT, dueAt: null },
          work: 'prepared',
        },
      ],
    },
  ],
};
