import { at, BERLIN, halvorClock, halvorTide, SUNDAY_3 } from '../../ui/case.fixtures.ts';
import type { CommandModel, LogCase } from './incident-model.ts';

export const halvorCommand: CommandModel = {
  caseId: 'BR-2027-001',
  now: SUNDAY_3,
  zone: BERLIN,
  clock: halvorClock,
  tide: halvorTide(SUNDAY_3),
  includesClockChange: true,
  next: {
    id: 'nis2',
    kind: 'legal',
    dueAt: at('2027-03-28T02:07Z'),
    title: 'Check the NIS2 warning with counsel, then file it',
    why: 'The draft is complete. The NIS2 rule pack is not verified, so ask Jonas Ferreira whether the 24 hours apply before you file.',
    actLabel: 'Open the draft',
    giveTo: 'Aoife Daly',
  },
  calls: [
    {
      id: 'jonas',
      name: 'Jonas Ferreira',
      role: 'External counsel',
      phone: '+49 30 23125 103',
      outcome: { kind: 'notReached', at: at('2027-03-28T00:40Z') },
    },
    {
      id: 'tomas',
      name: 'Tomas Brandl',
      role: 'Security lead',
      phone: '+49 30 23125 101',
      outcome: { kind: 'reached', at: at('2027-03-28T00:15Z') },
    },
    {
      id: 'ilse',
      name: 'Ilse Okonkwo',
      role: 'Managing director, decides',
      phone: '+49 30 23125 102',
      outcome: { kind: 'reached', at: at('2027-03-27T23:50Z') },
    },
  ],
  callListSize: 9,
  factsKnown: 17,
  factsUnknown: 6,
  changing: [
    {
      id: 'q1',
      question: 'Was data copied out?',
      owner: 'Tomas Brandl',
      expectedAt: at('2027-03-28T04:00Z'),
    },
    {
      id: 'q2',
      question: 'Do backups hold the sick notes?',
      owner: 'Tomas Brandl',
      expectedAt: at('2027-03-28T07:00Z'),
    },
  ],
  tasks: [
    {
      id: 't1',
      title: 'Situation report 3 to Ilse Okonkwo',
      owner: 'Mara Lindqvist',
      dueAt: at('2027-03-28T04:00Z'),
      doneAt: null,
    },
    {
      id: 't2',
      title: 'Ask the works council chair for the duty number',
      owner: 'Aoife Daly',
      dueAt: null,
      doneAt: null,
    },
  ],
  handOver: {
    to: 'Aoife Daly',
    at: at('2027-03-28T04:00Z'),
    writtenBy: 'Mara Lindqvist',
    writtenAt: at('2027-03-27T23:40Z'),
    conditions: 'Encryption stopped. Backups offline since 03:15 Sat. 14 systems down, two restored.',
    actions: 'Restore list runs in order HR, customers, fleet. Letter to the authority is at version 2.',
    needs: 'Counsel on NIS2. Log review from Tomas Brandl by 06:00. Ilse Okonkwo on the letters to people.',
  },
  saved: { entry: 412, savedAt: at('2027-03-28T00:51Z') },
  lastEntry: {
    text: 'counsel called, no answer, message left',
    at: at('2027-03-28T00:40Z'),
    isApproximate: false,
    recordedAt: at('2027-03-28T00:51Z'),
  },
};

/** What stands in the log box of the picture. */
export const HALVOR_LOG_LINE = '02:58 Tomas: file server FS-HH-03 restored from Friday backup';

export const halvorLogCase: LogCase = {
  caseId: 'BR-2027-001',
  title: 'File servers encrypted, ransom note found',
  zone: BERLIN,
};
