import { z } from 'zod';
import { canonicalJson, type Json } from '../journal/canonical-json.ts';
import type { EventLine, InstantText, JournalEntry } from '../journal/event-line.ts';
import { type Failure, fail, ok, type Result } from '../result.ts';
import * as awareness from './events/awareness.ts';
import * as cases from './events/case.ts';
import * as decision from './events/decision.ts';
import * as facts from './events/facts.ts';
import * as filings from './events/filings.ts';
import * as letters from './events/letters.ts';
import * as log from './events/log.ts';
import * as obligations from './events/obligations.ts';
import * as tasks from './events/tasks.ts';
import * as watching from './events/watching.ts';
import { type PersonId, PersonIdSchema } from './primitives.ts';

/**
 * Everything that can happen in the life of one incident, told apart by `act`. Formats only grow: a shape
 * gets new optional members or a new act, never another meaning, so that every old journal still folds.
 */
export const IncidentEventSchema = z.discriminatedUnion('act', [
  cases.CaseOpenSchema,
  cases.TriageRecordSchema,
  cases.StageMoveSchema,
  cases.SeveritySetSchema,
  cases.LeadAssignSchema,
  cases.CaseCloseSchema,
  cases.ClosingRefuseSchema,
  cases.CaseReopenSchema,
  cases.ClockJumpSchema,
  awareness.AwarenessProposeSchema,
  awareness.AwarenessRecordSchema,
  awareness.AwarenessSupersedeSchema,
  awareness.AwarenessExplainSchema,
  facts.FactSetSchema,
  facts.FactMarkUnknownSchema,
  facts.FactMarkNotApplicableSchema,
  facts.IntakeRecordSchema,
  log.NoteAddSchema,
  log.CallRecordSchema,
  log.EvidenceNoteSchema,
  log.EvidenceHandOverSchema,
  log.CorrectionAddSchema,
  tasks.TaskAddSchema,
  tasks.TaskAssignSchema,
  tasks.TaskCompleteSchema,
  decision.AssessmentRecordSchema,
  decision.AdviceGiveSchema,
  decision.DecisionTakeSchema,
  decision.OrderRecordSchema,
  obligations.ObligationAddSchema,
  obligations.ObligationRedateSchema,
  obligations.ObligationFileSchema,
  obligations.ObligationNotApplicableSchema,
  obligations.ObligationWithdrawSchema,
  obligations.ObligationReopenSchema,
  letters.LetterDraftSchema,
  letters.LetterApproveSchema,
  letters.LetterRejectSchema,
  letters.LetterFreezeSchema,
  filings.FilingRecordSchema,
  filings.DeliveryRecordSchema,
  watching.WatchAddSchema,
  watching.WatchReviewSchema,
  watching.WatchEndSchema,
  watching.HoldBeginSchema,
  watching.HoldEndSchema,
]);

/** Something that happened in an incident. */
export type IncidentEvent = z.infer<typeof IncidentEventSchema>;

/** Names of all acts. */
export type Act = IncidentEvent['act'];

/** The event of one act. */
export type EventOf<A extends Act> = Extract<IncidentEvent, { act: A }>;

/** An event with what its line in the journal says of it. */
export type RecordedEvent = {
  readonly seq: number;
  /** Recorded at. When it happened, if that is another matter, stands in the event. */
  readonly at: InstantText;
  readonly who: PersonId;
  readonly event: IncidentEvent;
};

/** The event as the journal takes it: the act for the line, the rest as body. */
export function toJournal(event: IncidentEvent): { readonly act: Act; readonly body: Json } {
  const { act, ...body } = event;
  canonicalJson(body); // a body without canonical form must fail here, not after it has been shown as saved
  return { act, body: body as Json };
}

/**
 * Reads an event from a journal whose chain has been verified.
 * `event.unreadable`: an act or a shape that this version does not know (made by a newer app), or a body
 * that was withheld. The case is then shown read-only up to the event before.
 */
export function fromJournal(entry: JournalEntry): Result<RecordedEvent, Failure<'event.unreadable'>> {
  const { line, salted } = entry;
  const body = salted?.body;
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body) && !('act' in body);
  const event = IncidentEventSchema.safeParse(isObject ? { ...body, act: line.act } : undefined);
  const who = PersonIdSchema.safeParse(line.who);
  if (!event.success || !who.success) return unreadable(line);
  return ok({ seq: line.seq, at: line.at, who: who.data, event: event.data });
}

function unreadable(line: EventLine) {
  return fail('event.unreadable', { seq: line.seq, act: line.act });
}
