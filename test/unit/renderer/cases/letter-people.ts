import type { Approver } from '../../../../renderer/cases/letters-model.ts';
import { ilse, jonas, mara } from '../../../support/incident-builders.ts';

/** The people of journey 1, with what they may say of a letter. */
export const letterApprovals: readonly Approver[] = [
  { id: mara, name: 'Mara Lindqvist', role: 'officer' },
  { id: ilse, name: 'Ilse Okonkwo', role: 'decider' },
  { id: jonas, name: 'Jonas Ferreira', role: 'counsel' },
];
