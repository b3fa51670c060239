import { factStatus } from '../../shared/facts/completeness.ts';
import { factsAt } from '../../shared/incident/fact-log.ts';
import { overlaps } from '../../shared/incident/fact-paths.ts';
import { staleFacts } from '../../shared/incident/letter-standing.ts';
import { decisionStanding } from '../../shared/incident/progress.ts';
import { currentText, type Incident, type Letter } from '../../shared/incident/state.ts';
import { parseInstant } from '../../shared/time/instant.ts';
import type { FactDetail, FactUse, FactVersion } from '../features/facts/facts-model.ts';
import { hrefOf } from '../ui/route.ts';
import type { Person } from '../vault/vault-events.ts';
import { concerns, nameIn } from './fact-history.ts';
import { type FactSpec, pathsOf } from './fact-table.ts';
import { valueWords, type Words } from './fact-words.ts';

type DetailInput = {
  readonly caseId: string;
  readonly incident: Incident;
  readonly persons: readonly Person[];
  readonly words: Words;
};

/** All versions of a fact, newest first, and what rests on it. */
export function factDetail(spec: FactSpec, input: DetailInput): FactDetail {
  return { path: spec.path, versions: versionsOf(spec, input), uses: usesOf(spec, input) };
}

function versionsOf(spec: FactSpec, { incident, persons, words }: DetailInput): readonly FactVersion[] {
  const paths = pathsOf(spec);
  return incident.facts.versions
    .flatMap(({ version, changes, by, recordedAt }) => {
      const change = changes.findLast((one) => paths.some((path) => concerns(one, path)));
      if (change === undefined) return [];
      const facts = factsAt(incident.facts, version);
      const told = change.kind === 'set' ? change : undefined;
      return [
        {
          version,
          value: valueWords(facts, spec, words) ?? factStatus(facts, spec.path).reason ?? null,
          learnedAt: parseInstant(told?.learnedAt ?? recordedAt),
          source: [nameIn(persons)(by), ...(told?.source === undefined ? [] : [told.source])].join(', '),
        },
      ];
    })
    .reverse();
}

function usesOf(spec: FactSpec, input: DetailInput): readonly FactUse[] {
  const { caseId, incident, words } = input;
  const paths = pathsOf(spec);
  const letters = incident.letters
    .filter((letter) =>
      currentText(letter).boundFacts.some((bound) => paths.some((path) => overlaps(bound, path))),
    )
    .map((letter): FactUse => {
      const { kind, lang } = currentText(letter);
      const href = hrefOf({ screen: 'case', caseId, section: 'letters', item: letter.id });
      return {
        id: letter.id,
        title: words.text('factOption.letter', { kind, lang }),
        href,
        says: letterSays(letter, spec, input),
      };
    });
  const decisions = incident.decisions.map((decision): FactUse => {
    const { basedOn, versionsSince } = decisionStanding(incident, decision);
    return {
      id: decision.id,
      title: words.text(`factOption.decision.${decision.question}`),
      href: hrefOf({ screen: 'case', caseId, section: 'assessment' }),
      says: versionsSince === 0 ? { kind: 'current' } : { kind: 'version', version: basedOn },
    };
  });
  return [...letters, ...decisions];
}

function letterSays(letter: Letter, spec: FactSpec, { incident, words }: DetailInput): FactUse['says'] {
  const paths = pathsOf(spec);
  const isStale = staleFacts(incident, letter).some((bound) => paths.some((path) => overlaps(bound, path)));
  if (!isStale) return { kind: 'current' };
  const { factsVersion } = currentText(letter);
  const value = valueWords(factsAt(incident.facts, factsVersion), spec, words);
  return value === null ? { kind: 'version', version: factsVersion } : { kind: 'old', value };
}
