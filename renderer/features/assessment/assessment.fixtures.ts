import { at, BERLIN } from '../../ui/case.fixtures.ts';
import type { AssessmentModel, QuestionRow } from './assessment-model.ts';

const question = (
  number: string,
  words: string,
  basis: string,
  article: string | null,
  answer: string,
  isSub = false,
): QuestionRow => ({
  id: number,
  number,
  isSub,
  question: words,
  basis,
  article,
  answer: { kind: 'answered', text: answer },
});

export const halvorAssessment: AssessmentModel = {
  zone: BERLIN,
  factsVersion: 7,
  questions: [
    question('1', 'Was personal data affected?', 'Kinds of data v2', 'Art. 4(12)', 'Yes'),
    question('2', 'Is a risk to people unlikely?', 'Availability v1, sick notes v2', 'Art. 33(1)', 'No'),
    question('2a', 'Was the data unreadable to others?', 'Encryption of the shares: none', null, 'No', true),
    {
      id: '2b',
      number: '2b',
      isSub: true,
      question: 'Was data copied out?',
      basis: '',
      article: null,
      answer: { kind: 'unknown', owner: 'Tomas Brandl', expectedAt: at('2027-03-28T04:00Z') },
    },
    question('3', 'Is a high risk likely?', 'Health data, ransom, score 4.75', 'Art. 34(1)', 'Yes'),
    question(
      '4',
      'Does an exemption apply?',
      '34(3)(a) no, (b) not shown, (c) not claimed',
      'Art. 34(3)',
      'None yet',
    ),
  ],
  score: {
    result: { dpc: 4, ei: 1, cb: 0.75, se: 4.75, level: 'veryHigh', flags: [], steps: [] },
    contextWords: 'health, bank',
    identityWords: 'names in clear',
    circumstanceWords: '0.25 lost for a time, 0.5 malicious',
  },
  whatIfs: [
    {
      id: 'w1',
      label: 'Without health data',
      score: 3.75,
      note: 'bank data remain',
      effect: 'duties unchanged',
    },
    { id: 'w2', label: 'Contact data only', score: 1.75, note: '', effect: 'people: likely not owed' },
    {
      id: 'w3',
      label: 'Copied out: confirmed',
      score: null,
      note: '0.25 to 0.5 more',
      effect: 'phases become urgent',
    },
  ],
  policy: [
    { id: 'special', text: 'Specially protected data (Art. 9, 10) is affected', state: 'met' },
    { id: 'manyPeople', text: 'More than 1,000 people are affected', state: 'met' },
    { id: 'vulnerable', text: 'Vulnerable persons are affected', state: 'unknown' },
  ],
  decisions: [
    {
      id: 'd1',
      status: 'decided',
      question: 'authority',
      ruleId: 'eu-gdpr.33-1',
      packAsOf: '2027-03-21',
      factsVersion: 5,
      sentence:
        'The authority is notified. A risk to our employees cannot be called unlikely while their sick notes are out of our hands.',
      seal: '9f2c 41ab 77d0',
      adviser: { name: 'Mara Lindqvist', signed: { name: 'Mara Lindqvist', at: at('2027-03-27T08:12Z') } },
      decider: { name: 'Ilse Okonkwo', signed: { name: 'Ilse Okonkwo', at: at('2027-03-27T08:41Z') } },
    },
    {
      id: 'd2',
      status: 'proposed',
      question: 'individuals',
      ruleId: 'eu-gdpr.34-1',
      packAsOf: '2027-03-21',
      proposal: 'Tell the people affected, in phases: employees first, customers once the log review is in.',
      reasons:
        'Because health data of employees is affected, the attacker is unknown and no later measure removes the high risk. One unknown could change the order, not the duty.',
      adviser: {
        name: 'Mara Lindqvist',
        signed: { name: 'Mara Lindqvist', at: at('2027-03-28T00:48Z') },
        advised: 'Notify in phases.',
      },
      decider: { name: 'Ilse Okonkwo', signed: null },
    },
  ],
  nearestExamples: [
    'case 02, ransomware without proper backup. Two differences: backups exist here, and copying out is not ruled out.',
    'case 03, ransomware in a hospital. Different: what was breached (availability and integrity there, availability here).',
  ],
  mayDecide: false,
};
