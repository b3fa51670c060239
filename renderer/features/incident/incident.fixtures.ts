import { at, BERLIN, halvorClock, halvorTide, SUNDAY_3 } from '../../ui/case.fixtures.ts';
import type { CommandModel, LogCase } from './incident-model.ts';
import type { WhyModel } from './why-model.ts';

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
  callTarget: {
    sev: 'SEV-1',
    minutes: 15,
    dueAt: at('2027-03-27T02:22Z'),
    reachedAt: at('2027-03-27T02:19Z'),
  },
  firstHours: null,
  playbook: null,
  severity: { sev: 'SEV-1', why: 'Health data of staff is among the data, by Ilse Okonkwo.', isSet: true },
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

/** The first night, nine minutes after hour zero: five tiles, a proposed severity, one call made. */
export const firstNightCommand: CommandModel = {
  ...halvorCommand,
  now: at('2027-03-27T02:16Z'),
  tide: halvorTide(at('2027-03-27T02:16Z')),
  next: {
    id: 'explain',
    kind: 'legal',
    dueAt: null,
    title: 'Write down how you know',
    why: 'The moment of awareness is recorded. Say in a sentence or two what made you sure.',
    actLabel: 'Write it down',
    giveTo: null,
  },
  calls: halvorCommand.calls.map((call, index) => ({
    ...call,
    outcome: index === 1 ? { kind: 'notReached' as const, at: at('2027-03-27T02:14Z') } : null,
  })),
  callTarget: { sev: 'SEV-1', minutes: 15, dueAt: at('2027-03-27T02:22Z'), reachedAt: null },
  firstHours: {
    dueAt: at('2027-03-27T04:07Z'),
    tiles: [
      { id: 'time', doneAt: at('2027-03-27T02:08Z'), detail: '' },
      { id: 'lead', doneAt: null, detail: 'Mara Lindqvist' },
      { id: 'look', doneAt: null, detail: '' },
      { id: 'evidence', doneAt: null, detail: '' },
      { id: 'contain', doneAt: null, detail: '' },
    ],
  },
  severity: {
    sev: 'SEV-1',
    why: 'The sentence sounds like ransomware or extortion, and kinds of data or number of people are not known. SEV-1 stands until they are.',
    isSet: false,
  },
  factsKnown: 2,
  factsUnknown: 0,
  changing: [],
  tasks: [],
  handOver: null,
};

/** The first hour after a laptop was lost: its playbook is offered. */
export const lostLaptopCommand: CommandModel = {
  ...firstNightCommand,
  callTarget: null,
  playbook: {
    title: 'lost device',
    tasks: [
      {
        id: 'access',
        title: 'Block the accounts, certificates and remote access of the device',
        source: 'Art. 33(3)(d) GDPR',
      },
      {
        id: 'wipe',
        title: 'Locate, lock and wipe the device remotely',
        source: 'EDPB Guidelines 01/2021, case 10',
      },
    ],
  },
  severity: {
    sev: 'SEV-2',
    why: 'Personal data is affected, or may be, and a risk is not excluded.',
    isSet: false,
  },
};

export const halvorWhy: WhyModel = {
  now: at('2027-03-27T02:16Z'),
  zone: BERLIN,
  hours: 72,
  citation: 'Art. 33(1) GDPR',
  pack: { version: '2026.11', asOf: '2026-11-20' },
  readings: [
    {
      id: 'alert',
      at: at('2027-03-27T01:41Z'),
      source: 'EDR alert on FS-HH-03',
      kind: 'suspicion',
      dueAt: at('2027-03-30T01:41Z'),
      startsClock: false,
      isStrictest: true,
      isChosen: false,
    },
    {
      id: 'call',
      at: at('2027-03-27T02:07Z'),
      source: 'Tomas Brandl by phone: file servers are encrypted',
      kind: null,
      dueAt: at('2027-03-30T02:07Z'),
      startsClock: true,
      isStrictest: false,
      isChosen: true,
    },
  ],
  whyCertain: null,
  includesClockChange: true,
  otherReadings: [
    { id: 'nextFullHour', at: at('2027-03-30T03:00Z') },
    { id: 'twoWorkingDays', at: null },
  ],
};
