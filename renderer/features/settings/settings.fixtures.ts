import { at, BERLIN } from '../../ui/case.fixtures.ts';
import type { AccessModel } from './access-model.ts';
import type { BackupsModel } from './backups-model.ts';
import type { LockModel } from './lock-view.tsx';
import type { OrganisationModel } from './organisation-model.ts';
import type { PeopleModel } from './people-model.ts';
import type { PolicyModel } from './policy-model.ts';
import type { PartNotes } from './settings-frame.tsx';
import type { WindowModel } from './window-view.tsx';

export const halvorNotes: PartNotes = { organisation: '2 missing', backups: 'backup due' };

const text = (path: string, label: string, value: string, hint = '') =>
  ({ path, label, hint, kind: 'text', value }) as const;

export const halvorOrganisation: OrganisationModel = {
  groups: [
    {
      id: 'who',
      title: 'Who we are',
      fields: [
        text('organisation.legalName', 'Organisation', 'Halvor Energi GmbH'),
        {
          path: 'organisation.role',
          label: 'Our role',
          hint: '',
          kind: 'one',
          value: 'controller',
          options: [
            { value: 'controller', label: 'Controller' },
            { value: 'processor', label: 'Processor' },
          ],
        },
        text('organisation.country', 'Main establishment', 'DE', 'Two letters, such as DE.'),
        text('organisation.subdivision', 'State or Land', 'DE-HH', 'Such as DE-HH.'),
        {
          path: 'organisation.sectors',
          label: 'Sectors',
          hint: '',
          kind: 'many',
          value: ['energy'],
          options: [
            { value: 'energy', label: 'Energy' },
            { value: 'finance', label: 'Finance' },
            { value: 'health', label: 'Health' },
          ],
        },
      ],
    },
    {
      id: 'contacts',
      title: 'Whom authority and people reach',
      fields: [
        text('organisation.contacts.dpo.name', 'Data protection officer', 'Mara Lindqvist'),
        text('organisation.contacts.dpo.email', 'Officer, e-mail', 'dpo@halvor.example'),
        text('organisation.contacts.dpo.phone', 'Officer, telephone', ''),
      ],
    },
  ],
  missing: [
    {
      path: 'organisation.contacts.dpo.phone',
      label: 'Officer, telephone',
      why: 'The authority calls back, often the same day.',
    },
    {
      path: 'organisation.contacts.executive.name',
      label: 'Decides and signs',
      why: 'Somebody has to decide and sign for the controller, at any hour.',
    },
  ],
  isEmpty: false,
  changed: { by: 'Mara Lindqvist', at: at('2027-02-11T09:12Z') },
  offers: [{ caseId: 'BR-2027-001', title: 'File servers encrypted', absent: 5, differing: 1 }],
};

export const emptyOrganisation: OrganisationModel = {
  ...halvorOrganisation,
  groups: halvorOrganisation.groups.map((group) => ({
    ...group,
    fields: group.fields.map((field) =>
      field.kind === 'many' ? { ...field, value: [] } : { ...field, value: '' },
    ),
  })),
  isEmpty: true,
  changed: null,
  offers: [],
};

export const halvorPeople: PeopleModel = {
  persons: [
    {
      id: 'mara',
      name: 'Mara Lindqvist',
      role: 'Adviser (DPO)',
      phone: '+49 40 555 0107',
      email: 'dpo@halvor.example',
      access: 'keychain',
      words: 'velvet maple orbit hazard tribe window clay noble',
      isYou: true,
    },
    {
      id: 'ilse',
      name: 'Ilse Okonkwo',
      role: 'Decider',
      phone: '+49 40 555 0101',
      email: null,
      access: 'passphrase',
      words: 'anchor pupil salad thrive odor kite wolf jelly',
      isYou: false,
    },
    {
      id: 'tomas',
      name: 'Tomas Brandl',
      role: 'Security lead',
      phone: null,
      email: 'tomas@halvor.example',
      access: 'none',
      words: null,
      isYou: false,
    },
  ],
  contacts: [
    {
      id: 'forensik',
      name: 'Forensik Nord',
      role: 'Forensics, day and night',
      phone: '+49 40 555 0190',
      email: null,
    },
  ],
  roles: [
    { value: 'officer', label: 'Adviser (DPO)' },
    { value: 'decider', label: 'Decider' },
  ],
  isRecovered: false,
};

export const halvorAccess: AccessModel = {
  zone: BERLIN,
  isRecovered: false,
  recovery: { isConfirmed: true, confirmedAt: at('2027-01-04T08:30Z') },
  keychain: { isOn: false, isAvailable: true },
};

const rule = (id: string, words: string, source: string, authority: boolean, countsPeople = false) => ({
  id,
  text: words,
  source,
  countsPeople,
  authority,
  checklist: true,
  shipped: { authority, checklist: true },
});

export const halvorPolicy: PolicyModel = {
  zone: BERLIN,
  rules: [
    rule('special', 'Specially protected data (Art. 9, 10) is affected', 'Art. 9, 10 GDPR', true),
    rule(
      'manyPeople',
      'More than {people} people are affected',
      'EDPB Guidelines 9/2022, number of affected individuals; no law names the figure',
      true,
      true,
    ),
    { ...rule('vulnerable', 'Vulnerable people are affected', 'Recital 75 GDPR', false), checklist: false },
    rule(
      'unprotected',
      'The data was not encrypted, or the key is lost',
      'EDPB Guidelines 9/2022, para 33',
      false,
    ),
  ],
  people: 500,
  shippedPeople: 1_000,
  highRiskFrom: 2,
  shippedHighRiskFrom: 2,
  changed: { by: 'Ilse Okonkwo', at: at('2027-02-11T09:40Z') },
};

export const halvorLock: LockModel = { minutes: 10, isToldOfSleep: true, isHidden: true };

export const halvorBackups: BackupsModel = {
  zone: BERLIN,
  path: '/home/mara/Hour Zero/halvor.hzv',
  second: '/media/usb/halvor',
  hasSecond: true,
  backups: [
    {
      name: 'a',
      takenAt: at('2027-03-18T17:05Z'),
      size: 412_000,
      reason: 'at closing',
      isInSecond: true,
    },
    {
      name: 'b',
      takenAt: at('2027-03-17T16:48Z'),
      size: 398_000,
      reason: 'made by hand',
      isInSecond: false,
    },
  ],
  isOld: true,
  rehearsal: { by: 'Mara Lindqvist', at: at('2027-01-15T10:02Z'), entry: 366 },
};

export const halvorWindow: WindowModel = { language: 'en', scheme: 'byTime' };
