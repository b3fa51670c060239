import type { Inline, LetterDocument } from '../../../shared/letters/document-model.ts';
import { at, BERLIN } from '../../ui/case.fixtures.ts';
import type { BoundFact, BoundState, LetterModel, LettersModel } from './letters-model.ts';

const t = (text: string): Inline => ({ kind: 'text', text });
const p = (...content: Inline[]) => ({ kind: 'paragraph', content }) as const;
const h = (text: string) => ({ kind: 'heading', level: 2, content: [t(text)] }) as const;

const LATER_COPIED = 'noch nicht bekannt; wir reichen dies bis zum 9. April 2027 nach';
const LATER_RECORDS = 'noch nicht bekannt; Nachreichung bis zum 9. April 2027';

const document: LetterDocument = {
  kind: 'authority',
  lang: 'de',
  title: 'Meldung einer Verletzung des Schutzes personenbezogener Daten',
  author: 'Halvor Logistik SE',
  subject: 'Meldung nach Art. 33 DSGVO',
  reference: 'BR-2027-001',
  marking: '',
  madeAt: at('2027-03-29T14:40Z'),
  blocks: [
    { kind: 'letterhead', lines: [[t('Halvor Logistik SE, Speicherufer 12, 20457 Hamburg')]] },
    {
      kind: 'recipient',
      lines: [[t('Der Hamburgische Beauftragte für')], [t('Datenschutz und Informationsfreiheit')]],
    },
    {
      kind: 'details',
      rows: [
        { label: 'Zeichen', value: [t('BR-2027-001')] },
        { label: 'Datum', value: [t('29. März 2027')] },
      ],
    },
    {
      kind: 'heading',
      level: 1,
      content: [t('Meldung einer Verletzung des Schutzes personenbezogener Daten nach Art. 33 DSGVO')],
    },
    p(t('Neue Meldung, unvollständig. Fehlende Angaben sind unten benannt.')),
    h('1. Art der Verletzung'),
    p(
      t(
        'Am 27. März 2027 um 03:07 Uhr MEZ wurde uns bekannt, dass 14 Systeme, darunter Dateiserver mit Personal- und Kundendaten, durch Schadsoftware verschlüsselt worden waren. Die Verfügbarkeit ist auf 27 von 28 Freigaben wiederhergestellt. Ob Daten abgeflossen sind, ist ',
      ),
      { kind: 'toFollow', text: LATER_COPIED },
      t('.'),
    ),
    p(
      t(
        'Betroffen sind nach heutiger Schätzung 3.900 bis 4.500 Personen, und zwar Beschäftigte sowie Kundinnen und Kunden. Die Zahl der Datensätze ist ',
      ),
      { kind: 'toFollow', text: LATER_RECORDS },
      t('.'),
    ),
    p(
      t(
        'Datenarten: Namen, Kontaktdaten, Bankverbindungen und Gesundheitsdaten (Arbeitsunfähigkeitsbescheinigungen).',
      ),
    ),
    h('2. Datenschutzbeauftragte'),
    p(t('Mara Lindqvist, Telefon +49 30 23125 100')),
    h('3. Wahrscheinliche Folgen'),
    p(
      t(
        'Zeitweiser Verlust der Kontrolle über die eigenen Daten, Betrugsversuche unter Nutzung von Bankverbindungen, Offenlegung von Gesundheitszuständen gegenüber Unbefugten, sofern Daten abgeflossen sind.',
      ),
    ),
  ],
};

const fact = (
  number: number,
  label: string,
  value: string,
  texts: readonly string[],
  state: BoundState = 'current',
  note = '',
): BoundFact => ({ number, label, value, state, note, texts });

const letter: LetterModel = {
  id: 'l1',
  title: 'Authority letter',
  version: 3,
  kindLine: 'New, incomplete. German. Template de-33@4.',
  asks: [{ kind: 'promise', zone: BERLIN, by: null }],
  isWaiting: false,
  meter: {
    citation: 'Art. 33(3)',
    groups: [
      { label: 'a nature', blocks: ['answered', 'answered', 'answered', 'answered', 'toFollow', 'toFollow'] },
      { label: 'b contact', blocks: ['answered', 'answered', 'answered'] },
      { label: 'c', blocks: ['answered', 'answered'] },
      { label: 'd measures', blocks: ['answered', 'answered', 'answered', 'toFollow'] },
    ],
  },
  facts: [
    fact(1, 'Became aware', 'Sat 27 Mar 2027, 03:07 CET', ['27. März 2027 um 03:07 Uhr MEZ']),
    fact(2, 'Systems', '14, file servers, HR and customers', [
      '14 Systeme, darunter Dateiserver mit Personal- und Kundendaten',
    ]),
    fact(
      3,
      'People affected',
      '3,900 to 4,500',
      ['3.900 bis 4.500 Personen'],
      'stale',
      'v3, new since approval. Was about 3,000',
    ),
    fact(4, 'Kinds of data', 'Name, contact, bank, health', [
      'Namen, Kontaktdaten, Bankverbindungen und Gesundheitsdaten (Arbeitsunfähigkeitsbescheinigungen)',
    ]),
    fact(5, 'Data records', 'unknown, to follow by 9 Apr', [LATER_RECORDS], 'toFollow'),
    fact(
      6,
      'Availability',
      'Restored on 27 of 28 shares',
      ['27 von 28 Freigaben wiederhergestellt'],
      'stale',
      'v2, new since approval. Was lost for now',
    ),
    fact(7, 'Data copied out', 'unknown, to follow by 9 Apr', [LATER_COPIED], 'toFollow'),
    fact(8, 'Contact', 'Mara Lindqvist, +49 30 23125 100', ['Mara Lindqvist, Telefon +49 30 23125 100']),
  ],
  document,
  stale: { facts: 2, approver: 'Jonas Ferreira', version: 2 },
  approvals: [
    { role: 'adviser', version: 3, isCurrent: true },
    { role: 'counsel', version: 2, isCurrent: false },
    { role: 'decider', version: null, isCurrent: false },
  ],
  nextApprover: 'Ask counsel again',
};

export const halvorLetter: LettersModel = { list: [], open: letter };

export const halvorLetters: LettersModel = {
  open: null,
  list: [
    {
      id: 'l1',
      title: 'Authority letter',
      version: 3,
      language: 'Deutsch',
      status: 'stale',
      href: '#/case/BR-2027-001/letters/l1',
    },
    {
      id: 'l2',
      title: 'Letter to people',
      version: 1,
      language: 'Deutsch',
      status: 'drafted',
      href: '#/case/BR-2027-001/letters/l2',
    },
    {
      id: 'l4',
      title: 'NIS2 incident notification',
      version: 1,
      language: 'Deutsch',
      status: 'drafted',
      href: '#/case/BR-2027-001/letters/l4',
    },
  ],
};
