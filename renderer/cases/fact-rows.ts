import type { Assessment } from '../../shared/assessment/types.ts';
import type { FactStatus } from '../../shared/facts/completeness.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import { evidenceNumber } from '../../shared/incident/evidence-number.ts';
import { factsAt } from '../../shared/incident/fact-log.ts';
import { overlaps } from '../../shared/incident/fact-paths.ts';
import { staleFacts } from '../../shared/incident/letter-standing.ts';
import { factsWithActs } from '../../shared/incident/recorded-facts.ts';
import { currentText, type Incident, type Letter } from '../../shared/incident/state.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';
import { type FactCounts, factCounts } from '../features/facts/fact-rows.ts';
import type {
  EvidenceMark,
  FactEditor,
  FactKind,
  FactOrigin,
  FactRow,
  FactsModel,
} from '../features/facts/facts-model.ts';
import { sentence } from '../i18n/use-text.ts';
import { hrefOf } from '../ui/route.ts';
import type { Person } from '../vault/vault-events.ts';
import { factDetail } from './fact-detail.ts';
import { lastChange, nameIn } from './fact-history.ts';
import { FACT_GROUPS, FACT_TABLE, type FactSpec, NONE, OPTION_LISTS, pathsOf, specOf } from './fact-table.ts';
import { optionLabel, statusOf, valueWords, type Words } from './fact-words.ts';

/** What the facts of a case are shown from. `chosen`: path of the fact in the inspector. */
export type FactsInput = {
  readonly caseId: string;
  readonly incident: Incident;
  readonly persons: readonly Person[];
  readonly open: Assessment['open'];
  readonly words: Words;
  readonly chosen: string | undefined;
};

const KINDS: Readonly<Record<FactStatus['status'], FactKind>> = {
  known: 'exact',
  estimate: 'estimate',
  notApplicable: 'notApplicable',
  unknownWithOwner: 'findOut',
  missing: 'missing',
};

/** The facts of a case as the screen shows them. */
export function factsModel(input: FactsInput, now: EpochMs): FactsModel {
  const { incident, persons, words, chosen } = input;
  const facts = factsWithActs(incident, nameIn(persons));
  const spec = chosen === undefined ? undefined : specOf(chosen);
  return {
    zone: words.zone,
    now,
    version: incident.facts.version,
    groups: FACT_GROUPS.map((id) => ({ id, title: words.text(`factGroup.${id}`) })),
    rows: shownFacts(facts, input.open).map((one) => factRow(one, facts, input)),
    detail: spec === undefined ? null : factDetail(spec, input),
    owners: owners(facts, persons),
    asksEncryption: isDeviceGone(facts),
    evidence: evidenceMarks(input.caseId, incident),
  };
}

/** A lost or stolen device, of which nobody has said yet whether it was encrypted and the key is safe. */
function isDeviceGone({ breach, protection }: Facts): boolean {
  const isGone = breach?.cause === 'lostDevice' || breach?.cause === 'stolenDevice';
  return isGone && (protection?.encryption === undefined || protection.keyCompromised === undefined);
}

/** How many facts of a case are known, unknown and not applicable, of those that its screen shows. */
export function factTally(facts: Facts, open: Assessment['open']): FactCounts {
  return factCounts(shownFacts(facts, open).map((spec) => ({ kind: KINDS[statusOf(facts, spec).status] })));
}

function shownFacts(facts: Facts, open: Assessment['open']): readonly FactSpec[] {
  return FACT_TABLE.filter((spec) => isShown(facts, spec, open));
}

/** Asked, answered, or able to change what is owed: the assessment names no fact that cannot be told. */
function isShown(facts: Facts, spec: FactSpec, open: FactsInput['open']): boolean {
  return (
    spec.isAsked === undefined ||
    spec.isAsked(facts) ||
    statusOf(facts, spec).status !== 'missing' ||
    open.some(({ fact }) => pathsOf(spec).includes(fact))
  );
}

function owners(facts: Facts, persons: readonly Person[]): readonly string[] {
  const known = persons.filter(({ removed }) => !removed).map(({ name }) => name);
  const contacts = Object.values(facts.organisation?.contacts ?? {}).flatMap(
    (contact) => contact?.name ?? [],
  );
  return [...new Set([...known, ...contacts])];
}

function factRow(spec: FactSpec, facts: Facts, input: FactsInput): FactRow {
  const { open, words } = input;
  const status = statusOf(facts, spec);
  const flips = open.some(({ fact }) => pathsOf(spec).includes(fact));
  const value = valueWords(facts, spec, words);
  const stale = staleLetters(spec, input.incident);
  const hint = spec.hint === undefined ? '' : words.text(`factOption.hint.${spec.hint}`);
  return {
    path: spec.path,
    group: spec.group,
    label: words.text(`factLabel.${spec.path}`),
    kind: KINDS[status.status],
    value: status.status === 'notApplicable' ? (status.reason ?? '') : value,
    ...staleness(stale, spec, input, value),
    origin: originOf(spec, status, facts, input, flips),
    editor: editorOf(spec, words),
    hint: flips ? [hint, words.text('factOption.flips')].filter((part) => part !== '').join(' ') : hint,
  };
}

function staleLetters(spec: FactSpec, incident: Incident): readonly Letter[] {
  const paths = pathsOf(spec);
  return incident.letters.filter((letter) =>
    staleFacts(incident, letter).some((bound) => paths.some((path) => overlaps(bound, path))),
  );
}

/** The value that stale letters still say, as it was when the first of them was drafted. */
function staleness(
  stale: readonly Letter[],
  spec: FactSpec,
  { incident, words }: FactsInput,
  value: string | null,
): Pick<FactRow, 'oldValue' | 'staleDocuments'> {
  const [first] = stale;
  if (first === undefined) return { oldValue: null, staleDocuments: 0 };
  const old = valueWords(factsAt(incident.facts, currentText(first).factsVersion), spec, words);
  return old === null || old === value
    ? { oldValue: null, staleDocuments: 0 }
    : { oldValue: old, staleDocuments: stale.length };
}

function originOf(
  spec: FactSpec,
  status: FactStatus,
  facts: Facts,
  { caseId, incident, persons, words }: FactsInput,
  changesDuties: boolean,
): FactOrigin {
  const { text } = words;
  if (status.status === 'missing') return { kind: 'nobody' };
  const last = lastChange(incident.facts.versions, spec);
  if (last === undefined) return { kind: 'derived', from: text('factOption.fromActs') };
  const { version, change } = last;
  const recordedAt = parseInstant(version.recordedAt);
  if (status.status === 'unknownWithOwner') {
    const { owner = '', expectedBy } = status;
    const askedAt = facts.unknown?.[spec.path]?.askedAt;
    return {
      kind: 'asked',
      owner,
      expectedAt: expectedBy === undefined ? null : parseInstant(expectedBy),
      askedAt: askedAt === undefined ? recordedAt : parseInstant(askedAt),
      changesDuties,
    };
  }
  const by = nameIn(persons)(version.by);
  const told = { kind: 'told', by, version: version.version } as const;
  if (status.status === 'notApplicable' || change.kind !== 'set')
    return { ...told, source: text('factOption.reasonGiven'), at: recordedAt, evidence: [] };
  const { source, learnedAt, evidenceIds } = change;
  const marks = evidenceMarks(caseId, incident);
  return {
    ...told,
    source: source ?? text('factOption.noSource'),
    at: learnedAt === undefined ? recordedAt : parseInstant(learnedAt),
    evidence: (evidenceIds ?? []).flatMap((id) => marks.find((mark) => mark.id === id) ?? []),
  };
}

/** The evidence of a case as badges. */
function evidenceMarks(caseId: string, incident: Incident): readonly EvidenceMark[] {
  return incident.evidence.map(({ id, name }) => ({
    id,
    number: evidenceNumber(incident, id) ?? id,
    name,
    href: hrefOf({ screen: 'case', caseId, section: 'evidence', item: id }),
  }));
}

function editorOf({ form }: FactSpec, { text }: Words): FactEditor {
  switch (form.kind) {
    case 'recorded':
      return { kind: 'none' };
    case 'count':
      return { kind: 'count' };
    case 'flag':
      return { kind: 'one', options: optionsOf('flag') };
    case 'one':
      return { kind: 'one', options: optionsOf(form.list) };
    case 'many': {
      const none = form.hasNone === true ? [{ value: NONE, label: sentence(text('factOption.none')) }] : [];
      return { kind: 'many', options: [...none, ...optionsOf(form.list)] };
    }
    default:
      return { kind: 'text' };
  }

  function optionsOf(list: keyof typeof OPTION_LISTS) {
    return OPTION_LISTS[list].map((value) => ({ value, label: sentence(optionLabel(text, list, value)) }));
  }
}
