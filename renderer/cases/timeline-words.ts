import type { IncidentEvent } from '../../shared/incident/events.ts';
import type { PersonId } from '../../shared/incident/primitives.ts';
import { reasonText } from '../../shared/incident/recorded-facts.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { LETTER_KINDS } from '../../shared/letters/wording.ts';
import { MS_PER_MINUTE } from '../../shared/time/instant.ts';
import type { Text, TextValues } from '../i18n/use-text.ts';

/** What entries are put into words with. */
export type EntryWords = {
  readonly incident: Incident;
  readonly nameOf: (person: PersonId) => string;
  /** Name of a fact. */
  readonly labelOf: (path: string) => string;
  readonly text: Text;
};

/** An event in one sentence. What a person wrote stands in it word for word. */
export function entryText(event: IncidentEvent, words: EntryWords): string {
  if (event.act === 'note.add') return event.text;
  if (event.act === 'clock.jump') {
    const minutes = Math.round(Math.abs(event.byMs) / MS_PER_MINUTE);
    return words.text(`timelineText.jump.${event.reason}`, { minutes });
  }
  return words.text(`timelineText.act.${event.act}`, valuesOf(event, words));
}

function valuesOf(
  event: Exclude<IncidentEvent, { act: 'note.add' | 'clock.jump' }>,
  { incident, nameOf, labelOf, text }: EntryWords,
): TextValues {
  switch (event.act) {
    case 'case.open':
      return { sentence: event.sentence, reference: event.reference };
    case 'triage.record':
    case 'case.reopen':
    case 'awareness.supersede':
    case 'watch.end':
    case 'hold.end':
      return { reason: event.reason };
    case 'stage.move':
      return { to: event.to, note: event.note };
    case 'severity.set':
      return { sev: event.sev };
    case 'lead.assign':
      return { name: nameOf(event.person) };
    case 'case.close':
      return { outcome: event.outcome };
    case 'closing.refuse':
      return {
        number: event.obligations.length,
        questions: event.questions?.length ?? 0,
        tasks: event.tasks?.length ?? 0,
      };
    case 'awareness.propose':
    case 'awareness.record':
      return { source: event.source };
    case 'awareness.explain':
      return { why: event.whyCertain };
    case 'fact.set':
      return { facts: event.values.map(({ path }) => labelOf(path)).join(', ') };
    case 'fact.markUnknown':
      return { fact: labelOf(event.path), owner: event.owner };
    case 'fact.markNotApplicable':
      return { fact: labelOf(event.path), reason: event.reason };
    case 'call.record':
      return {
        name: event.name,
        outcome: text(`timelineText.call.${event.outcome}`),
        phone: event.phone ?? text('command.noNumber'),
      };
    case 'intake.record':
      return { from: event.from };
    case 'evidence.note':
      return { name: event.name, from: event.custody.from, sha256: event.sha256.slice(0, 16) };
    case 'evidence.handOver':
      return { name: nameIn(incident.evidence, event.evidenceId, 'name'), to: event.to };
    case 'correction.add':
      return { entry: event.corrects, text: event.text, reason: event.reason };
    case 'task.add':
      return { title: event.title };
    case 'task.assign':
      return { title: nameIn(incident.tasks, event.taskId, 'title'), owner: event.owner };
    case 'task.complete':
      return { title: nameIn(incident.tasks, event.taskId, 'title'), outcome: event.outcome ?? '' };
    case 'assessment.record':
      return { risk: text(`risk.${event.result.risk}`), score: event.result.severityScore };
    case 'advice.give':
      return {
        name: text(`timelineText.question.${event.question}`),
        answer: text(`timelineText.answer.${event.answer}`),
        text: event.text,
      };
    case 'decision.take':
      return {
        name: text(`timelineText.question.${event.question}`),
        answer: text(`timelineText.answer.${event.answer}`),
        reason: reasonText(event.reason),
      };
    case 'order.record':
      return { authority: event.authority, text: event.text };
    case 'obligation.add':
      return { title: event.title };
    case 'obligation.redate':
    case 'obligation.withdraw':
    case 'obligation.reopen':
      return { title: nameIn(incident.obligations, event.obligationId, 'title'), reason: event.reason };
    case 'obligation.file':
    case 'obligation.notApplicable':
      return { title: nameIn(incident.obligations, event.obligationId, 'title') };
    case 'letter.draft':
      return { letter: letterName(event.kind, text), version: event.version };
    case 'letter.approve':
      return { letter: letterOf(incident, event.letterId, text), name: nameOf(event.person) };
    case 'letter.reject':
      return {
        letter: letterOf(incident, event.letterId, text),
        name: nameOf(event.person),
        reason: event.reason,
      };
    case 'letter.freeze':
      return { letter: letterOf(incident, event.letterId, text), version: event.version };
    case 'filing.record':
      return { to: event.to, reference: event.reference ?? text('timelineText.noReference') };
    case 'delivery.record':
      return { to: event.to, number: event.count };
    case 'watch.add':
      return { condition: event.condition };
    case 'watch.review': {
      const watch = incident.watches.find(({ id }) => id === event.watchId);
      return { condition: watch?.condition ?? event.watchId, finding: event.finding };
    }
    case 'hold.begin':
      return { requester: event.requester };
  }
}

function nameIn<K extends 'name' | 'title'>(
  items: readonly ({ readonly id: string } & Readonly<Record<K, string>>)[],
  id: string,
  member: K,
): string {
  return items.find((item) => item.id === id)?.[member] ?? id;
}

function letterOf(incident: Incident, id: string, text: Text): string {
  const letter = incident.letters.find((one) => one.id === id);
  return letter === undefined ? id : letterName(letter.versions[0].kind, text);
}

function letterName(kind: string, text: Text): string {
  const known = LETTER_KINDS.find((one) => one === kind);
  return known === undefined ? kind : text(`letterText.kind.${known}`);
}
