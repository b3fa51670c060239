import { countryOf, EEA } from '../facts/countries.ts';
import type { FactPath } from '../facts/paths.ts';
import type { Facts } from '../facts/schema.ts';
import type { Speech } from '../text/speech.ts';
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
export function applicability(facts: Facts, { scope }: RulePack, speech: Speech): Applicability {
  const { say } = speech;
  if (facts.organisation?.country === 'EU') return institution(speech);
  const established = eeaEstablishments(facts);
  if (established.length > 0) {
    const why = say('scope.established', { states: established.join(', ') });
    return { applies: true, why, citation: scope.establishment, questions: [] };
  }
  const places = affectedEeaPlaces(facts);
  if (places.length > 0) {
    const why = say('scope.persons', { places: places.join(', ') });
    return { applies: true, why, citation: scope.subjects, questions: [] };
  }
  const questions = openQuestions(facts, speech);
  const citation = `${scope.establishment}, ${scope.subjects}`;
  return questions.length === 0
    ? { applies: false, why: say('scope.none'), citation, questions }
    : { applies: 'undetermined', why: say('scope.unknown'), citation, questions };
}

function institution({ say }: Speech): Applicability {
  return {
    applies: 'undetermined',
    why: say('scope.institution'),
    citation: say('cite.institution'),
    questions: [{ fact: 'organisation.country', text: say('ask.institution') }],
  };
}

function openQuestions(facts: Facts, { say, number }: Speech): readonly Question[] {
  const { country, establishments } = facts.organisation ?? {};
  const questions: Question[] = [];
  if (country === undefined && establishments === undefined) {
    questions.push({ fact: 'organisation.country', text: say('ask.seat') });
  }
  const places = facts.data?.subjectsByJurisdiction;
  if (places === undefined) {
    questions.push({
      fact: 'data.subjectsByJurisdiction',
      text: say('ask.places'),
    });
  } else if (unplacedPersons(facts) > 0) {
    questions.push({
      fact: 'data.subjectsByJurisdiction',
      text: say('ask.otherPlaces', { count: number(unplacedPersons(facts)) }),
    });
  }
  return questions;
}

function unplacedPersons(facts: Facts): number {
  const placed = Object.values(facts.data?.subjectsByJurisdiction ?? {}).reduce((a, b) => a + b, 0);
  const total = facts.data?.subjects ?? facts.data?.subjectsRange?.to ?? placed;
  return Math.max(0, total - placed);
}
