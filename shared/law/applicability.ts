import { countryOf, EEA } from '../facts/countries.ts';
import type { FactPath } from '../facts/paths.ts';
import type { Facts } from '../facts/schema.ts';
import type { RulePack } from './pack-schema.ts';

/** What must be asked, and the fact that answers it. */
export type Question = { readonly fact: FactPath; readonly text: string };

/** Whether a law applies, and why; `questions` while that is open. */
export type Applicability = {
  readonly applies: boolean | 'undetermined';
  readonly why: string;
  readonly citation: string;
  readonly questions: readonly Question[];
};

/** EEA states with an establishment, main establishment first. */
export function eeaEstablishments(facts: Facts): readonly string[] {
  const { country, establishments = [] } = facts.organisation ?? {};
  const all = country === undefined ? establishments : [country, ...establishments];
  return [...new Set(all)].filter((state) => EEA.has(state));
}

/** EEA states and their subdivisions in which affected persons live, in alphabetical order. */
export function affectedEeaPlaces(facts: Facts): readonly string[] {
  return Object.entries(facts.data?.subjectsByJurisdiction ?? {})
    .filter(([place, persons]) => persons > 0 && EEA.has(countryOf(place)))
    .map(([place]) => place)
    .sort();
}

/**
 * Whether a law of the EEA applies: by an establishment in it, or by where the persons are. Citizenship
 * is no test. What is not known keeps the answer open: it is never taken for a "no".
 * @source GDPR art. 3(1), 3(2)
 */
export function applicability(facts: Facts, { scope }: RulePack): Applicability {
  if (facts.organisation?.country === 'EU') return INSTITUTION;
  const established = eeaEstablishments(facts);
  if (established.length > 0) {
    const why = `There is an establishment in the EEA (${established.join(', ')}).`;
    return { applies: true, why, citation: scope.establishment, questions: [] };
  }
  const places = affectedEeaPlaces(facts);
  if (places.length > 0) {
    const why = `Persons in the EEA are affected (${places.join(', ')}), as far as goods or services are offered to them or their behaviour is monitored.`;
    return { applies: true, why, citation: scope.subjects, questions: [] };
  }
  const questions = openQuestions(facts);
  const citation = `${scope.establishment}, ${scope.subjects}`;
  return questions.length === 0
    ? { applies: false, why: 'No establishment and no affected persons in the EEA.', citation, questions }
    : { applies: 'undetermined', why: 'It is not known whether the law applies.', citation, questions };
}

const INSTITUTION: Applicability = {
  applies: 'undetermined',
  why: 'Institutions and bodies of the Union are bound by Regulation (EU) 2018/1725 instead, with the European Data Protection Supervisor as authority.',
  citation: 'Art. 2(3) GDPR',
  questions: [
    {
      fact: 'organisation.country',
      text: 'Is the organisation an institution or body of the Union? Then Regulation (EU) 2018/1725 applies.',
    },
  ],
};

function openQuestions(facts: Facts): readonly Question[] {
  const { country, establishments } = facts.organisation ?? {};
  const questions: Question[] = [];
  if (country === undefined && establishments === undefined) {
    questions.push({ fact: 'organisation.country', text: 'In which country is the main establishment?' });
  }
  const places = facts.data?.subjectsByJurisdiction;
  if (places === undefined) {
    questions.push({
      fact: 'data.subjectsByJurisdiction',
      text: 'In which countries are the persons affected?',
    });
  } else if (unplacedPersons(facts) > 0) {
    questions.push({
      fact: 'data.subjectsByJurisdiction',
      text: `In which countries are the other ${unplacedPersons(facts)} persons?`,
    });
  }
  return questions;
}

function unplacedPersons(facts: Facts): number {
  const placed = Object.values(facts.data?.subjectsByJurisdiction ?? {}).reduce((a, b) => a + b, 0);
  const total = facts.data?.subjects ?? facts.data?.subjectsRange?.to ?? placed;
  return Math.max(0, total - placed);
}
