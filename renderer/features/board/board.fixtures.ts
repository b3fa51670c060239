import { AWARE_AT, at, BERLIN, DUE_AT, halvorClock, halvorTide, SUNDAY_3 } from '../../ui/case.fixtures.ts';
import type { BoardClock, BoardModel } from './board-model.ts';

const base = { zone: BERLIN, verified: true, isEndOfDay: false, dueNote: '' } as const;

const clocks: readonly BoardClock[] = [
  {
    ...base,
    id: 'c1',
    caseId: 'BR-2027-002',
    title: 'Supplement promised to the authority',
    party: 'Ardmore Foods Ltd',
    input: { kind: 'legal', startsAt: at('2027-03-12T15:00Z'), dueAt: at('2027-03-26T15:00Z') },
    work: 'open',
    dueNote: 'promised in first filing',
  },
  {
    ...base,
    id: 'c2',
    caseId: 'BR-2027-001',
    title: 'NIS2 early warning',
    party: 'Halvor Logistik SE',
    input: { kind: 'legal', startsAt: AWARE_AT, dueAt: at('2027-03-28T02:07Z') },
    work: 'drafted',
    verified: false,
  },
  {
    ...base,
    id: 'c3',
    caseId: 'BR-2027-001',
    title: 'Situation report 3 to Ilse Okonkwo',
    party: 'house rule',
    input: { kind: 'internal', startsAt: at('2027-03-27T22:00Z'), dueAt: at('2027-03-28T04:00Z') },
    work: 'open',
  },
  {
    ...base,
    id: 'c4',
    caseId: 'BR-2027-001',
    title: 'Insurer, policy clause 9.2',
    party: 'Nordhanseatische Transportversicherung AG',
    input: { kind: 'contract', startsAt: AWARE_AT, dueAt: at('2027-03-29T02:07Z') },
    work: 'open',
  },
  {
    ...base,
    id: 'c5',
    caseId: 'BR-2027-001',
    title: 'Authority, Art. 33 GDPR',
    party: 'Halvor Logistik SE',
    input: { kind: 'legal', startsAt: AWARE_AT, dueAt: DUE_AT },
    work: 'drafted',
    dueNote: 'strict reading',
  },
  {
    ...base,
    id: 'c6',
    caseId: 'BR-2027-003',
    title: 'Answers to three questions of the CNIL',
    party: 'Rhône Textile SA',
    zone: 'Europe/Paris',
    input: { kind: 'legal', startsAt: at('2027-03-10T09:00Z'), dueAt: at('2027-04-09T22:00Z') },
    work: 'open',
    isEndOfDay: true,
    dueNote: 'by order',
  },
];

export const halvorBoard: BoardModel = {
  now: SUNDAY_3,
  zone: BERLIN,
  lead: {
    caseId: 'BR-2027-001',
    title: 'File servers encrypted, ransom note found',
    organisation: 'Halvor Logistik SE',
    clock: halvorClock,
    tide: halvorTide(SUNDAY_3),
  },
  clocks,
  watched: [
    {
      caseId: 'BR-2026-014',
      title: 'Lost encrypted laptop',
      organisation: 'Ardmore Foods Ltd',
      decidedAt: at('2026-12-10T15:05Z'),
      usedMs: (6 * 60 + 25) * 60_000,
      conditions: 3,
      reviewAt: at('2027-06-10T10:00Z'),
      zone: 'Europe/Dublin',
    },
  ],
  closedLastYear: 4,
};

export const emptyBoard: BoardModel = {
  now: at('2027-03-27T02:08Z'),
  zone: BERLIN,
  lead: null,
  clocks: [],
  watched: [],
  closedLastYear: 0,
};
