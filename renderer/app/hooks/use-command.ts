import { instantText } from '../../../shared/incident/primitives.ts';
import { factsWithActs } from '../../../shared/incident/recorded-facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { clockChangeMinutes } from '../../../shared/time/civil-date.ts';
import { type EpochMs, parseInstant } from '../../../shared/time/instant.ts';
import { caseClocks, caseTide, leadOf } from '../../cases/case-clocks.ts';
import { factTally } from '../../cases/fact-rows.ts';
import { FIRST_HOURS } from '../../cases/first-hours.ts';
import { type NextStep, nextStep } from '../../cases/next-action.ts';
import { taskTitle } from '../../cases/task-title.ts';
import type { CommandModel, NextAction } from '../../features/incident/incident-model.ts';
import type { Text } from '../../i18n/use-text.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Knowledge } from '../../law/knowledge.ts';
import type { ScreenHooks } from '../../routes.tsx';
import { askHowYouKnow } from '../asks.ts';
import { useGesture } from '../use-gesture.ts';
import { useLogLine } from '../use-log-line.ts';
import { useNow } from '../use-now.ts';
import { goTo } from '../use-route.ts';
import { useIncident, useKnowledge, usePorts, useVault } from '../vault-context.tsx';
import { type FirstNight, useFirstNight } from './use-first-night.ts';

/** The command view of a case. @throws RangeError if the case is not in the vault: the boundary says so */
export const useCommand: ScreenHooks['useCommand'] = (caseId) => {
  const incident = useIncident(caseId);
  const knowledge = useKnowledge();
  const saved = useVault(({ lastSaved }) => lastSaved);
  const now = useNow(1_000);
  const text = useText();
  const { run } = useGesture();
  const { clock } = usePorts().host;
  const logLine = useLogLine();
  if (incident === null) throw new RangeError('case.unknown');
  const night = useFirstNight(caseId, incident, now);
  const next = nextActionOf(incident, knowledge, now, text);
  return {
    model: {
      ...commandModel(caseId, incident, knowledge, now, text),
      ...night.model,
      next,
      saved: saved?.at == null ? null : { entry: saved.entry, savedAt: saved.at },
    },
    onNext: (id) => {
      const step = stepOf(incident, knowledge, now);
      if (id === 'explain' || id === 'sayWhen') askHowYouKnow(caseId, id);
      else if (step?.section != null)
        goTo({ screen: 'case', caseId, section: step.section, ...itemOf(step) });
    },
    onGive: () => goTo({ screen: 'case', caseId, section: 'facts' }),
    onWhy: () => askHowYouKnow(caseId, 'why'),
    onTask: (taskId, isDone) => {
      const task = incident.tasks.find(({ id }) => id === taskId);
      if (isDone && task !== undefined)
        void run(caseId, { act: 'task.complete', taskId: task.id, doneAt: instantText(clock.now()) });
    },
    ...night.acts,
    onEditHandOver: () => undefined,
    onAttach: () => goTo({ screen: 'case', caseId, section: 'evidence' }),
    onLog: (input) => logLine(caseId, incident.opening.zone, input),
  };
};

function commandModel(
  caseId: string,
  incident: Incident,
  knowledge: Knowledge,
  now: EpochMs,
  text: Text,
): Omit<CommandModel, 'next' | 'saved' | keyof FirstNight['model']> {
  const clocks = caseClocks(incident);
  const lead = leadOf(clocks, now);
  const { zone } = incident.opening;
  const facts = factsWithActs(incident, (person) => person);
  const assessment = knowledge.assess(facts);
  const { startsAt, dueAt } = lead?.model.input ?? { startsAt: null, dueAt: null };
  const tally = factTally(facts, assessment.open);
  return {
    caseId,
    now,
    zone,
    clock: lead?.model ?? null,
    tide: caseTide(incident, clocks, now),
    includesClockChange:
      startsAt !== null && dueAt !== null && clockChangeMinutes(startsAt, dueAt, zone) !== 0,
    factsKnown: tally.known,
    factsUnknown: tally.unknown,
    changing: assessment.open.map(({ fact, question }) => ({
      id: fact,
      question,
      owner: facts.unknown?.[fact]?.owner ?? '',
      expectedAt: instantOf(facts.unknown?.[fact]?.expectedBy),
    })),
    tasks: incident.tasks
      .filter(({ group }) => group !== FIRST_HOURS)
      .map(({ id, title, owner = '', dueAt, done }) => ({
        id,
        title: taskTitle(title, text),
        owner,
        dueAt: instantOf(dueAt),
        doneAt: done === null ? null : parseInstant(done.doneAt),
      })),
    handOver: null,
    lastEntry: lastEntryOf(incident),
  };
}

/** The last line that a person wrote, with both its times. */
function lastEntryOf({ notes }: Incident): CommandModel['lastEntry'] {
  const note = notes.at(-1);
  if (note === undefined) return null;
  const { when, text } = note;
  const at = when.kind === 'unknown' ? null : parseInstant(when.kind === 'between' ? when.from : when.at);
  const isApproximate = when.kind === 'about' || when.kind === 'between';
  return { text, at, isApproximate, recordedAt: parseInstant(note.recordedAt) };
}

function instantOf(text: string | undefined): EpochMs | null {
  return text === undefined ? null : parseInstant(text);
}

function stepOf(incident: Incident, knowledge: Knowledge, now: EpochMs): NextStep | null {
  return nextStep(incident, knowledge.assess(factsWithActs(incident, (person) => person)), now);
}

function itemOf({ item }: NextStep): { readonly item?: string } {
  return item === undefined ? {} : { item };
}

function nextActionOf(incident: Incident, knowledge: Knowledge, now: EpochMs, text: Text): NextAction | null {
  const step = stepOf(incident, knowledge, now);
  if (step === null) return null;
  return {
    id: step.step,
    kind: 'legal',
    dueAt: null,
    title: text(`nextAction.${step.step}`, { fact: step.fact }),
    why: text(`nextAction.${step.step}Why`),
    actLabel: text(`nextAction.act.${step.step}`),
    giveTo: null,
  };
}
