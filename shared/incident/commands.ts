import { z } from 'zod';
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
import { ItemIdSchema } from './primitives.ts';

/** Ids are drawn while deciding; a gesture of several commands may bring its own, to refer to them. */
const ownId = { id: ItemIdSchema.exactOptional() };

/**
 * What a person can ask for. Each is named after the event it leads to and carries what that event does,
 * but for what is decided here: ids, versions, who advised. There is no command that edits or deletes,
 * and none that marks an obligation as filed: that follows from recording a filing or a delivery.
 */
export const CommandSchema = z.discriminatedUnion('act', [
  cases.CaseOpenSchema,
  cases.TriageRecordSchema,
  cases.StageMoveSchema,
  cases.SeveritySetSchema,
  cases.LeadAssignSchema,
  cases.CaseCloseSchema,
  cases.ClosingRefuseSchema.omit({ obligations: true, questions: true, tasks: true }),
  cases.CaseReopenSchema,
  cases.ClockJumpSchema,
  awareness.AwarenessProposeSchema.extend(ownId),
  awareness.AwarenessRecordSchema.extend(ownId),
  awareness.AwarenessSupersedeSchema.extend(ownId),
  awareness.AwarenessExplainSchema,
  facts.FactSetSchema,
  facts.FactMarkUnknownSchema,
  facts.FactMarkNotApplicableSchema,
  facts.IntakeRecordSchema.extend(ownId),
  log.NoteAddSchema.extend(ownId),
  log.CallRecordSchema.extend(ownId),
  log.EvidenceNoteSchema.extend(ownId),
  log.EvidenceHandOverSchema,
  log.CorrectionAddSchema.extend(ownId),
  tasks.TaskAddSchema.extend(ownId),
  tasks.TaskAssignSchema,
  tasks.TaskCompleteSchema,
  decision.AssessmentRecordSchema.extend(ownId),
  decision.AdviceGiveSchema.extend(ownId),
  decision.DecisionTakeSchema.omit({ adviser: true }).extend({
    ...ownId,
    endsObligations: z
      .array(ItemIdSchema)
      .readonly()
      .describe('Obligations that do not apply by this decision.'),
  }),
  decision.OrderRecordSchema.extend(ownId),
  obligations.ObligationAddSchema.extend(ownId),
  obligations.ObligationRedateSchema,
  obligations.ObligationNotApplicableSchema,
  obligations.ObligationWithdrawSchema,
  obligations.ObligationReopenSchema,
  letters.LetterDraftSchema.omit({ version: true }).extend({ letterId: ItemIdSchema.exactOptional() }),
  letters.LetterApproveSchema,
  letters.LetterRejectSchema,
  letters.LetterFreezeSchema.omit({ version: true }),
  filings.FilingRecordSchema.extend(ownId),
  filings.DeliveryRecordSchema.extend(ownId),
  watching.WatchAddSchema.extend(ownId),
  watching.WatchReviewSchema,
  watching.WatchEndSchema,
  watching.HoldBeginSchema.extend(ownId),
  watching.HoldEndSchema,
]);

/** Something a person asks for. */
export type Command = z.infer<typeof CommandSchema>;

/** The command of one act. */
export type CommandOf<A extends Command['act']> = Extract<Command, { act: A }>;
