import { at, BERLIN, SUNDAY_3 } from '../../ui/case.fixtures.ts';
import type { EvidenceMark, FactOrigin, FactRow, FactsModel } from './facts-model.ts';

const base = {
  oldValue: null,
  staleDocuments: 0,
  editor: { kind: 'text' },
  hint: '',
} as const;

const mark = (number: string): EvidenceMark => ({
  id: number,
  number,
  name: number === 'E-07' ? 'hr-table-export.csv' : 'folder-review.pdf',
  href: `#/case/BR-2027-001/evidence/${number}`,
});

const told = (
  by: string,
  source: string,
  when: string,
  version: number,
  ...evidence: string[]
): FactOrigin => ({
  kind: 'told',
  by,
  source,
  at: at(when),
  version,
  evidence: evidence.map(mark),
});

const tomas = (expected: string, changesDuties: boolean): FactOrigin => ({
  kind: 'asked',
  owner: 'Tomas Brandl',
  expectedAt: at(expected),
  askedAt: at('2027-03-27T21:05Z'),
  changesDuties,
});

const rows: readonly FactRow[] = [
  {
    ...base,
    path: 'data.subjectsRange',
    group: 'people',
    label: 'People affected',
    kind: 'estimate',
    value: '3,900 to 4,500',
    oldValue: 'about 3,000',
    staleDocuments: 2,
    origin: told('Tomas Brandl', 'HR, customer tables', '2027-03-27T20:40Z', 3, 'E-07'),
    editor: { kind: 'count' },
    hint: 'People, not records. Estimate.',
  },
  {
    ...base,
    path: 'data.subjectKinds',
    group: 'people',
    label: 'Groups of people',
    kind: 'exact',
    value: 'Beschäftigte, Kundinnen und Kunden',
    origin: told('Mara Lindqvist', 'share list FS-HH', '2027-03-27T07:10Z', 1),
    editor: {
      kind: 'many',
      options: [
        { value: 'employees', label: 'employees' },
        { value: 'customers', label: 'customers' },
        { value: 'applicants', label: 'job applicants' },
      ],
    },
  },
  {
    ...base,
    path: 'data.records',
    group: 'people',
    label: 'Data records',
    kind: 'findOut',
    value: null,
    origin: tomas('2027-03-28T10:00Z', false),
    editor: { kind: 'count' },
    hint: 'Records, not people.',
  },
  {
    ...base,
    path: 'data.categories',
    group: 'data',
    label: 'Kinds of data',
    kind: 'exact',
    value: 'Name, contact details, bank account, health (Arbeitsunfähigkeitsbescheinigungen)',
    origin: told('Mara Lindqvist', 'folder review', '2027-03-27T13:20Z', 2, 'E-04'),
  },
  {
    ...base,
    path: 'data.special',
    group: 'data',
    label: 'Special categories',
    kind: 'exact',
    value: 'Yes, health, Art. 9',
    origin: { kind: 'derived', from: 'kinds of data, v2' },
  },
  {
    ...base,
    path: 'protection.backup',
    group: 'data',
    label: 'Sick notes in the backups',
    kind: 'findOut',
    value: null,
    origin: tomas('2027-03-28T07:00Z', true),
    editor: {
      kind: 'one',
      options: [
        { value: 'none', label: 'none' },
        { value: 'partial', label: 'some' },
        { value: 'available', label: 'all' },
      ],
    },
  },
  {
    ...base,
    path: 'breach.properties',
    group: 'exposure',
    label: 'Availability',
    kind: 'exact',
    value: 'Lost for a time, restore under way',
    origin: told('Tomas Brandl', 'call', '2027-03-27T02:15Z', 1, 'E-01'),
  },
  {
    ...base,
    path: 'exposure.exfiltration',
    group: 'exposure',
    label: 'Data copied out',
    kind: 'findOut',
    value: null,
    origin: tomas('2027-03-28T04:00Z', true),
  },
  {
    ...base,
    path: 'exposure.recipient',
    group: 'exposure',
    label: 'Recipient',
    kind: 'notApplicable',
    value: 'No known recipient before the log review',
    origin: told('Mara Lindqvist', 'reason given', '2027-03-27T21:10Z', 1),
  },
];

export const halvorFacts: FactsModel = {
  zone: BERLIN,
  now: SUNDAY_3,
  version: 7,
  groups: [
    { id: 'people', title: 'People' },
    { id: 'data', title: 'Data' },
    { id: 'exposure', title: 'Exposure' },
  ],
  rows,
  detail: {
    path: 'data.subjectsRange',
    versions: [
      {
        version: 3,
        value: '3,900 to 4,500',
        learnedAt: at('2027-03-27T20:40Z'),
        source: 'Tomas Brandl, from the HR and customer tables. E-07',
      },
      {
        version: 2,
        value: 'about 3,000',
        learnedAt: at('2027-03-27T07:12Z'),
        source: 'Tomas Brandl by phone',
      },
      { version: 1, value: null, learnedAt: at('2027-03-27T02:09Z'), source: 'opened with the case' },
    ],
    uses: [
      {
        id: 'u1',
        title: 'Authority letter v2',
        href: '#/case/BR-2027-001/letters/l1',
        says: { kind: 'old', value: 'about 3,000' },
      },
      {
        id: 'u2',
        title: 'Letter to people v1',
        href: '#/case/BR-2027-001/letters/l2',
        says: { kind: 'current' },
      },
      {
        id: 'u3',
        title: 'Decision, authority',
        href: '#/case/BR-2027-001/assessment',
        says: { kind: 'version', version: 2 },
      },
      {
        id: 'u4',
        title: 'Executive briefing 2',
        href: '#/case/BR-2027-001/letters/l3',
        says: { kind: 'old', value: 'about 3,000' },
      },
    ],
  },
  owners: ['Tomas Brandl', 'Mara Lindqvist', 'Aoife Daly'],
  asksEncryption: false,
  evidence: ['E-01', 'E-07'].map(mark),
};
