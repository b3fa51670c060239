import { at, BERLIN } from '../../ui/case.fixtures.ts';
import type { EvidenceModel, EvidenceRow } from './evidence-model.ts';

const base = {
  from: 'Tomas Brandl',
  by: 'Mara Lindqvist',
  handOvers: [],
  facts: [],
} as const;

const rows: readonly EvidenceRow[] = [
  {
    ...base,
    id: 'e1',
    number: 'E-1',
    name: 'edr-alert.json',
    size: 48_213,
    mediaType: 'application/json',
    sha256: '9f2c4a77d81be05c3316a0f94d7be21c58e7740d1b6f2a9c0e8d5b43f7126aa1',
    how: 'export of the EDR console',
    at: at('2027-03-27T02:20Z'),
    recordedAt: at('2027-03-27T02:31Z'),
    facts: [
      { path: 'times.detectedAt', label: 'First sign', href: '#/case/BR-2027-001/facts/times.detectedAt' },
      { path: 'breach.cause', label: 'Cause', href: '#/case/BR-2027-001/facts/breach.cause' },
    ],
  },
  {
    ...base,
    id: 'e2',
    number: 'E-2',
    name: 'disk-image-fs-hh-01.e01',
    size: 214_748_364_800,
    mediaType: null,
    sha256: '31d06c5f0b7a4e9d82c1f6a3e5b79048d2c6a1f4037e9b58dd41c0fa9e62b785',
    how: 'imaged on site',
    at: at('2027-03-27T05:40Z'),
    recordedAt: at('2027-03-27T06:02Z'),
    handOvers: [
      { to: 'Nordlicht Forensik GmbH', how: 'courier, sealed bag 4471', at: at('2027-03-27T09:15Z') },
    ],
  },
];

export const halvorEvidence: EvidenceModel = { zone: BERLIN, rows, chosen: 'e1', isClosed: false };
