import type { EpochMs } from '../../../shared/time/instant.ts';
import { at, BERLIN, DUE_AT, halvorClock, halvorTide, SUNDAY_3 } from '../../ui/case.fixtures.ts';
import type { ClockModel } from '../../ui/clock/clock-model.ts';
import type { Route } from '../../ui/route.ts';
import type { ShellModel } from './shell-model.ts';

export const halvorShell: ShellModel = {
  route: { screen: 'board' },
  now: SUNDAY_3,
  lateClocks: 1,
  openCases: [
    { caseId: 'BR-2027-001', dueAt: DUE_AT, reviewAt: null, zone: BERLIN },
    { caseId: 'BR-2027-002', dueAt: at('2027-03-26T15:00Z'), reviewAt: null, zone: BERLIN },
    { caseId: 'BR-2027-003', dueAt: at('2027-04-09T21:59Z'), reviewAt: null, zone: BERLIN },
  ],
  watchedCases: [
    { caseId: 'BR-2026-014', dueAt: null, reviewAt: at('2027-06-10T10:00Z'), zone: 'Europe/Dublin' },
  ],
  activeCase: {
    caseId: 'BR-2027-001',
    title: 'File servers encrypted, ransom note found',
    unknownFacts: 6,
    openNotices: 5,
    letters: 3,
    evidence: 11,
  },
  person: { name: 'Mara Lindqvist', initials: 'ML', role: 'Adviser (DPO)' },
  status: {
    connectionsAttempted: 0,
    savedAt: SUNDAY_3,
    isMirrored: true,
    entry: 413,
    headWords: ['velvet', 'maple'],
    isChecking: false,
    packsAsOf: '2027-03-21',
    zone: BERLIN,
  },
  lead: { clock: halvorClock, tide: halvorTide(SUNDAY_3) },
  notices: [],
};

/** The shell around a screen, at an instant. */
export function shellAt(
  route: Route,
  now: EpochMs,
  entry = 413,
  clock: ClockModel = halvorClock,
): ShellModel {
  return {
    ...halvorShell,
    route,
    now,
    status: { ...halvorShell.status, savedAt: now, entry },
    lead: { clock, tide: halvorTide(now, clock) },
  };
}

/** Before the first breach. */
export const emptyShell: ShellModel = {
  ...shellAt({ screen: 'board' }, at('2027-03-27T02:08Z'), 389),
  lateClocks: 0,
  openCases: [],
  watchedCases: [],
  activeCase: null,
  lead: null,
};
