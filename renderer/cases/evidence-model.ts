import { evidenceNumber } from '../../shared/incident/evidence-number.ts';
import { factStanding } from '../../shared/incident/fact-log.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { parseInstant } from '../../shared/time/instant.ts';
import type { EvidenceFact, EvidenceModel, EvidenceRow } from '../features/evidence/evidence-model.ts';
import { hrefOf } from '../ui/route.ts';
import type { Person } from '../vault/vault-events.ts';
import { lastChange, nameIn } from './fact-history.ts';
import { FACT_TABLE, type FactSpec, pathsOf } from './fact-table.ts';
import type { Words } from './fact-words.ts';

type EvidenceSource = {
  readonly caseId: string;
  readonly incident: Incident;
  readonly persons: readonly Person[];
  readonly words: Words;
  /** Id of the piece that was asked for. */
  readonly chosen: string | undefined;
};

/** The evidence of a case, in the order it was taken in, each with the facts that rest on it now. */
export function evidenceModel(source: EvidenceSource): EvidenceModel {
  const { incident, words, chosen = null } = source;
  return {
    zone: words.zone,
    rows: incident.evidence.map((one) => rowOf(one, source)),
    chosen,
    isClosed: incident.status === 'closed',
  };
}

/** The facts that have a value of their own, so that evidence can be put under them. */
export function supportableFacts({
  caseId,
  incident,
  words,
}: Pick<EvidenceSource, 'caseId' | 'incident' | 'words'>): readonly EvidenceFact[] {
  return FACT_TABLE.filter((spec) => isKnown(incident, spec)).map((spec) => factOf(spec, caseId, words));
}

function isKnown({ facts }: Incident, spec: FactSpec): boolean {
  return (
    spec.form.kind !== 'recorded' &&
    lastChange(facts.versions, spec)?.change.kind === 'set' &&
    pathsOf(spec).some((path) => factStanding(facts.current, path).kind === 'known')
  );
}

function factOf({ path }: FactSpec, caseId: string, { text }: Words): EvidenceFact {
  const href = hrefOf({ screen: 'case', caseId, section: 'facts', item: path });
  return { path, label: text(`factLabel.${path}`), href };
}

function rowOf(
  evidence: Incident['evidence'][number],
  { caseId, incident, persons, words }: EvidenceSource,
): EvidenceRow {
  const { id, name, size, mediaType = null, sha256, custody, by, recordedAt, handOvers } = evidence;
  return {
    id,
    number: evidenceNumber(incident, id) ?? id,
    name,
    size,
    mediaType,
    sha256,
    from: custody.from,
    how: custody.how,
    at: parseInstant(custody.at),
    by: nameIn(persons)(by),
    recordedAt: parseInstant(recordedAt),
    handOvers: handOvers.map(({ to, how, at }) => ({ to, how, at: parseInstant(at) })),
    facts: FACT_TABLE.filter((spec) => restsOn(incident, spec, id)).map((spec) =>
      factOf(spec, caseId, words),
    ),
  };
}

function restsOn({ facts }: Incident, spec: FactSpec, id: string): boolean {
  const change = lastChange(facts.versions, spec)?.change;
  return change?.kind === 'set' && (change.evidenceIds ?? []).some((one) => one === id);
}
