import { at, BERLIN, SUNDAY_3 } from '../../ui/case.fixtures.ts';
import type { ClosingModel } from './closing-model.ts';

const CASE = '#/case/BR-2027-001';

/** Too early to close: duties and a question are open. */
export const halvorClosing: ClosingModel = {
  caseId: 'BR-2027-001',
  zone: BERLIN,
  now: SUNDAY_3,
  phase: 'running',
  open: [
    {
      id: 'o1',
      kind: 'duty',
      title: 'Notify the supervisory authority, Art. 33(1) GDPR',
      note: 'Tue 30 Mar 2027, 04:07 CEST',
      isLate: false,
      href: `${CASE}/notices`,
    },
    {
      id: 'o2',
      kind: 'duty',
      title: 'Situation report 3 to Ilse Okonkwo',
      note: 'Sat 27 Mar 2027, 23:00 CET',
      isLate: true,
      href: `${CASE}/notices`,
    },
    {
      id: 'individuals',
      kind: 'question',
      title: 'Inform the people affected?',
      note: '',
      isLate: false,
      href: `${CASE}/assessment`,
    },
  ],
  tasks: [{ id: 't1', title: 'Replace the backup server', note: 'Tomas Brandl, Fri 23 Apr, 17:00' }],
  watches: [],
  suggestions: [
    { id: 'key', label: 'Key or passphrase found with the device, or known to others' },
    { id: 'seen', label: 'The device is seen online' },
  ],
  reviewDay: '2027-06-26',
  rounds: [
    {
      number: 1,
      openedAt: at('2027-03-27T02:08Z'),
      reason: null,
      awareAt: at('2027-03-27T02:07Z'),
      decisions: [],
      closing: null,
    },
  ],
  mayReopen: false,
  advisers: [{ id: 'mara', name: 'Mara Lindqvist' }],
  decider: 'Ilse Okonkwo',
  isSinglePerson: false,
};

/** Decided without notice, and back again: two rounds in order. */
export const laptopClosing: ClosingModel = {
  ...halvorClosing,
  caseId: 'BR-2026-014',
  zone: 'Europe/Dublin',
  now: at('2027-03-11T09:00Z'),
  phase: 'watching',
  open: [],
  tasks: [],
  watches: [
    {
      id: 'w1',
      condition: 'Key or passphrase found with the device, or known to others',
      reviewAt: at('2027-03-10T09:00Z'),
      isDue: true,
      isMet: true,
      lastLook: null,
    },
    {
      id: 'w2',
      condition: 'The device is seen online',
      reviewAt: at('2027-06-10T08:00Z'),
      isDue: false,
      isMet: false,
      lastLook: {
        at: at('2027-03-10T09:20Z'),
        by: 'Mara Lindqvist',
        finding: 'The device management has not heard of it since 9 December.',
      },
    },
  ],
  rounds: [
    {
      number: 1,
      openedAt: at('2026-12-10T08:41Z'),
      reason: null,
      awareAt: at('2026-12-10T08:40Z'),
      decisions: [
        {
          id: 'd1',
          title: 'Notify the authority? Do not notify.',
          by: 'Ilse Okonkwo',
          at: at('2026-12-10T15:05Z'),
          standing: 'Based on facts v7, in an earlier round of this case.',
        },
      ],
      closing: {
        at: at('2026-12-11T09:00Z'),
        by: 'Ilse Okonkwo',
        adviser: 'Mara Lindqvist',
        outcome: 'No notice; the key was safe.',
        lessons: 'Shut down before leaving the office.',
      },
    },
    {
      number: 2,
      openedAt: at('2027-01-20T10:00Z'),
      reason: 'The recovery key was taped to the laptop',
      awareAt: at('2027-01-20T10:00Z'),
      decisions: [],
      closing: null,
    },
  ],
  mayReopen: true,
};
