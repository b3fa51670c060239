import { openTasks, phaseOf } from '../../shared/incident/progress.ts';
import type { Decision, Incident, Round, Task, Watch } from '../../shared/incident/state.ts';
import { metWatches, openWatches, reviewOf } from '../../shared/incident/watched.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';
import type {
  ClosingModel,
  ClosingTask,
  OpenRow,
  RoundDecision,
  RoundRow,
  WatchRow,
} from '../features/closing/closing-model.ts';
import { type Dates, datesFor } from '../i18n/dates.ts';
import { hrefOf } from '../ui/route.ts';
import type { Opener } from '../vault/vault.ts';
import type { Person } from '../vault/vault-events.ts';
import { type OpenItem, openItems } from './closing.ts';
import { deciderOf, standingWords } from './decision-cards.ts';
import { nameIn } from './fact-history.ts';
import { specOf } from './fact-table.ts';
import type { Words } from './fact-words.ts';
import { reviewDay, watchSuggestions } from './watching.ts';

/** What the end of a case is shown from. */
export type ClosingSource = {
  readonly caseId: string;
  readonly incident: Incident;
  readonly persons: readonly Person[];
  readonly opener: Pick<Opener, 'personId' | 'role'>;
  readonly words: Words;
  readonly now: EpochMs;
};

type Tools = ClosingSource & { readonly dates: Dates; readonly name: (id: string) => string };

/** What is still open, what is watched, and every round in order. */
export function closingModel(source: ClosingSource): ClosingModel {
  const { caseId, incident, persons, opener, words, now } = source;
  const tools: Tools = { ...source, dates: datesFor(words.language, words.zone), name: nameIn(persons) };
  const phase = phaseOf(incident);
  const decider = deciderOf(persons, opener);
  const advisers = persons.filter(
    ({ id, role, removed }) =>
      !removed && id !== decider?.id && (role === 'officer' || role === 'deputy' || role === 'counsel'),
  );
  const met = new Set(metWatches(incident).map(({ id }) => id));
  return {
    caseId,
    zone: words.zone,
    now,
    phase,
    open: openItems(incident, now).flatMap((one) => openRow(one, tools)),
    tasks: openTasks(incident).map((task) => taskRow(task, tools)),
    watches: openWatches(incident).map((watch) => watchRow(watch, met.has(watch.id), tools)),
    suggestions: watchSuggestions(incident, words.text),
    reviewDay: reviewDay(now, words.zone),
    rounds: incident.rounds.map((round) => roundRow(round, tools)),
    mayReopen: phase === 'closed' || phase === 'watching',
    advisers: advisers.map(({ id, name }) => ({ id, name })),
    decider: decider?.name ?? nameIn(persons)(opener.personId),
    isSinglePerson: decider?.role !== 'decider',
  };
}

function openRow(item: OpenItem, { caseId, words, dates }: Tools): readonly OpenRow[] {
  const { text } = words;
  if (item.kind === 'task') return [];
  if (item.kind === 'decision')
    return [
      {
        id: item.question,
        kind: 'question',
        title: text(`closing.question.${item.question}`),
        note: '',
        isLate: false,
        href: hrefOf({ screen: 'case', caseId, section: 'assessment' }),
      },
    ];
  const { id, isPromise, dueAt, isLate } = item;
  const title = isPromise ? text('noticeText.supplement', { title: item.title }) : item.title;
  return [
    {
      id,
      kind: 'duty',
      title,
      note: dueAt === null ? text('clock.noFigure') : dates.long(dueAt),
      isLate,
      href: hrefOf({ screen: 'case', caseId, section: 'notices' }),
    },
  ];
}

function taskRow({ id, title, owner, dueAt }: Task, { words, dates }: Tools): ClosingTask {
  const spec = specOf(title);
  const { text } = words;
  const due = dueAt === undefined ? [] : [dates.stamp(parseInstant(dueAt))];
  return {
    id,
    title: spec === undefined ? title : text('nextAction.findOut', { fact: text(`factLabel.${spec.path}`) }),
    note: [...(owner === undefined ? [] : [owner]), ...due].join(', '),
  };
}

function watchRow(watch: Watch, isMet: boolean, { now, name }: Tools): WatchRow {
  const review = reviewOf(watch);
  const reviewAt = review === null ? null : parseInstant(review);
  const last = watch.reviews.at(-1);
  return {
    id: watch.id,
    condition: watch.condition,
    reviewAt,
    isDue: reviewAt !== null && reviewAt <= now,
    isMet,
    lastLook:
      last === undefined
        ? null
        : { at: parseInstant(last.recordedAt), by: name(last.by), finding: last.finding },
  };
}

function roundRow(round: Round, tools: Tools): RoundRow {
  const { incident, name } = tools;
  const { number, opened, reason, awareness, closing } = round;
  return {
    number,
    openedAt: parseInstant(opened.recordedAt),
    reason,
    awareAt: awareness === null ? null : parseInstant(awareness.at),
    decisions: incident.decisions
      .filter((decision) => decision.round === number)
      .map((decision) => decisionRow(decision, tools)),
    closing:
      closing === null
        ? null
        : {
            at: parseInstant(closing.recordedAt),
            by: name(closing.by),
            adviser: closing.adviser === null ? null : name(closing.adviser),
            outcome: closing.outcome,
            lessons: closing.lessons ?? null,
          },
  };
}

function decisionRow(decision: Decision, { incident, words, name }: Tools): RoundDecision {
  const { text } = words;
  const answer = text(`assessmentText.given.${decision.answer}`);
  return {
    id: decision.id,
    title: `${text(`closing.question.${decision.question}`)} ${answer}`,
    by: name(decision.by),
    at: parseInstant(decision.recordedAt),
    standing: standingWords(decision, incident, text),
  };
}
