import { caseJournal } from '../../shared/incident/case-journal.ts';
import type { PersonId } from '../../shared/incident/primitives.ts';
import { phaseOf } from '../../shared/incident/progress.ts';
import { factsWithActs, firstAuthorityFiling } from '../../shared/incident/recorded-facts.ts';
import { currentRound, type Incident } from '../../shared/incident/state.ts';
import { type CaseTools, prepareCase } from '../../shared/letters/case-input.ts';
import { contextOf, isJudged } from '../../shared/letters/view-context.ts';
import { registerCsv } from '../../shared/register/register-csv.ts';
import { registerRow } from '../../shared/register/register-row.ts';
import { type EpochMs, parseInstant, zoned } from '../../shared/time/instant.ts';
import type { RegisterEntry, RegisterModel } from '../features/register/register-model.ts';
import type { ReadableCase } from './board-model.ts';

/** The breach register of all cases, newest awareness first (Art. 33(5) GDPR). */
export function registerModel(
  cases: readonly ReadableCase[],
  tools: CaseTools,
  nameOf: (person: PersonId) => string,
  now: EpochMs,
): RegisterModel {
  const rows = [...cases].sort((a, b) => startOf(b.incident) - startOf(a.incident));
  return { entries: rows.map(({ id, incident }) => entryOf(id, incident, tools, nameOf, now)) };
}

function entryOf(
  caseId: string,
  incident: Incident,
  tools: CaseTools,
  nameOf: (person: PersonId) => string,
  now: EpochMs,
): RegisterEntry {
  const facts = registerFacts(incident, nameOf);
  const prepared = { ...prepareCase(facts, tools, now), journal: caseJournal(incident, nameOf) };
  return {
    caseId,
    reference: incident.opening.reference,
    title: incident.opening.sentence,
    organisation: facts.organisation?.legalName ?? '',
    year: zoned(startOf(incident), incident.opening.zone).year,
    risk: isJudged(contextOf(prepared)) ? prepared.assessment.risk.level : 'open',
    status: statusOf(incident),
    isDrill: incident.opening.drill,
    cells: registerRow(prepared),
  };
}

/** The facts with what acts say of them: the reference of the filing, and the outcome of the closing record. */
function registerFacts(
  incident: Incident,
  nameOf: (person: PersonId) => string,
): ReturnType<typeof factsWithActs> {
  const facts = factsWithActs(incident, nameOf);
  const reference = firstAuthorityFiling(incident)?.reference;
  const { closing } = currentRound(incident);
  const members = {
    ...(reference === undefined ? {} : { authorityReference: reference }),
    ...(closing === null ? {} : { outcome: closing.outcome }),
    ...(closing?.lessons === undefined ? {} : { lessons: closing.lessons }),
  };
  return Object.keys(members).length === 0
    ? facts
    : { ...facts, register: { ...facts.register, ...members } };
}

/** Awareness of the running round; the opening while nobody is sure. */
function startOf(incident: Incident): EpochMs {
  return parseInstant(currentRound(incident).awareness?.at ?? incident.opening.recordedAt);
}

function statusOf(incident: Incident): RegisterEntry['status'] {
  const phase = phaseOf(incident);
  if (phase === 'closed' || phase === 'watching') return phase;
  if (firstAuthorityFiling(incident) !== undefined) return 'filed';
  const round = currentRound(incident).number;
  return incident.decisions.some((decision) => decision.round === round) ? 'decided' : 'open';
}

/** The register file for the cases shown, in their order. */
export function registerFile({ entries }: RegisterModel, caseIds: readonly string[]): string {
  const shown = caseIds.flatMap((id) => entries.find(({ caseId }) => caseId === id) ?? []);
  const labels = (shown[0]?.cells ?? []).map(({ label }) => label);
  return registerCsv(
    shown.map(({ cells }) => cells),
    labels,
    { bom: true },
  );
}
