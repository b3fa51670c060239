import { assertNever } from '../assert-never.ts';
import { ok } from '../result.ts';
import { type Command, CommandSchema } from './commands.ts';
import * as awareness from './decide/awareness.ts';
import * as cases from './decide/case.ts';
import { type Context, type Decided, grant, idOf, refuse } from './decide/context.ts';
import * as decision from './decide/decision.ts';
import * as facts from './decide/facts.ts';
import * as filings from './decide/filings.ts';
import * as letters from './decide/letters.ts';
import * as log from './decide/log.ts';
import * as obligations from './decide/obligations.ts';
import * as watching from './decide/watching.ts';
import type { IncidentEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { isIdTaken } from './item-ids.ts';
import { instantText } from './primitives.ts';
import type { Incident, IncidentState } from './state.ts';

/**
 * What a closed case still accepts: it is read-only, but nobody is kept from writing down what is true, and
 * what outlives the closing (tasks, watched conditions) goes on.
 */
const ACCEPTED_WHEN_CLOSED: ReadonlySet<Command['act']> = new Set([
  'case.reopen',
  'note.add',
  'correction.add',
  'clock.jump',
  'task.assign',
  'task.complete',
  'watch.review',
  'watch.end',
]);

/**
 * Decides a command: the events it leads to, all of them or none, or a refusal with its code. Pure; the same
 * state, command and context give the same answer.
 */
export function decide(state: IncidentState, command: Command, context: Context): Decided {
  const parsed = CommandSchema.safeParse(command);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse('command.invalid', { at: issue?.path.join('.') ?? '', why: issue?.message ?? '' });
  }
  return decideParsed(state, parsed.data, context);
}

/**
 * Decides several commands of one gesture, each on the state that those before it lead to: all or none.
 * A later command may refer to an earlier one by an id that the gesture brought along.
 */
export function decideAll(state: IncidentState, commands: readonly Command[], context: Context): Decided {
  const events: IncidentEvent[] = [];
  let reached = state;
  for (const command of commands) {
    const decided = decide(reached, command, context);
    if (!decided.ok) return decided;
    for (const event of decided.value) {
      reached = evolve(reached, {
        seq: reached.seq + 1,
        at: instantText(context.now),
        who: context.who,
        event,
      });
      events.push(event);
    }
  }
  return ok(events);
}

function decideParsed(state: IncidentState, command: Command, context: Context): Decided {
  if (state.status === 'none') return command.act === 'case.open' ? grant(command) : refuse('case.none');
  if (command.act === 'case.open') return refuse('case.already-open', { reference: state.opening.reference });
  if (state.status === 'closed' && !ACCEPTED_WHEN_CLOSED.has(command.act)) return refuse('case.closed');
  const wanted = command.act === 'letter.draft' || !('id' in command) ? undefined : command.id;
  if (wanted !== undefined && isIdTaken(state, wanted)) return refuse('command.id-taken', { id: wanted });
  return decideOpened(state, command, context);
}

function decideOpened(
  incident: Incident,
  command: Exclude<Command, { act: 'case.open' }>,
  context: Context,
): Decided {
  switch (command.act) {
    case 'triage.record':
    case 'severity.set':
    case 'lead.assign':
    case 'clock.jump':
      return grant(command);
    case 'stage.move':
      return cases.moveStage(incident, command);
    case 'case.close':
      return cases.closeCase(incident, command, context);
    case 'closing.refuse':
      return cases.refuseClosing(incident, command);
    case 'case.reopen':
      return cases.reopenCase(incident, command);
    case 'awareness.propose':
      return awareness.proposeMoment(incident, command, context);
    case 'awareness.record':
      return awareness.recordAwareness(incident, command, context);
    case 'awareness.supersede':
      return awareness.supersedeAwareness(incident, command, context);
    case 'awareness.explain':
      return awareness.explainAwareness(incident, command);
    case 'fact.set':
      return facts.setFacts(incident, command, context);
    case 'fact.markUnknown':
      return facts.markUnknown(incident, command, context);
    case 'fact.markNotApplicable':
      return facts.markNotApplicable(incident, command, context);
    case 'intake.record':
      return facts.recordIntake(incident, command, context);
    case 'note.add':
      return log.addNote(incident, command, context);
    case 'call.record':
      return log.recordCall(incident, command, context);
    case 'evidence.note':
      return log.noteEvidence(incident, command, context);
    case 'evidence.handOver':
      return log.handOverEvidence(incident, command, context);
    case 'correction.add':
      return log.addCorrection(incident, command, context);
    case 'task.add':
      return grant({ ...command, id: idOf(command.id, context) });
    case 'task.assign':
      return log.assignTask(incident, command);
    case 'task.complete':
      return log.completeTask(incident, command, context);
    case 'assessment.record':
      return decision.recordAssessment(incident, command, context);
    case 'advice.give':
      return decision.giveAdvice(incident, command, context);
    case 'decision.take':
      return decision.takeDecision(incident, command, context);
    case 'order.record':
      return decision.recordOrder(incident, command, context);
    case 'obligation.add':
      return obligations.addObligation(incident, command, context);
    case 'obligation.redate':
      return obligations.redateObligation(incident, command);
    case 'obligation.notApplicable':
      return obligations.markObligationNotApplicable(incident, command);
    case 'obligation.withdraw':
      return obligations.withdrawObligation(incident, command);
    case 'obligation.reopen':
      return obligations.reopenObligation(incident, command);
    case 'letter.draft':
      return letters.draftLetter(incident, command, context);
    case 'letter.approve':
    case 'letter.reject':
      return letters.judgeLetter(incident, command, context);
    case 'letter.freeze':
      return letters.freezeLetter(incident, command);
    case 'filing.record':
      return filings.recordFiling(incident, command, context);
    case 'delivery.record':
      return filings.recordDelivery(incident, command, context);
    case 'watch.add':
      return watching.addWatch(command, context);
    case 'watch.review':
      return watching.reviewWatch(incident, command);
    case 'watch.end':
      return watching.endWatch(incident, command);
    case 'hold.begin':
      return watching.beginHold(incident, command, context);
    case 'hold.end':
      return watching.endHold(incident, command);
    default:
      return assertNever(command);
  }
}
