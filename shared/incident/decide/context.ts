import type { InstantText } from '../../journal/event-line.ts';
import { type Failure, fail, ok, type Result } from '../../result.ts';
import { type EpochMs, parseInstant } from '../../time/instant.ts';
import type { IncidentEvent } from '../events.ts';
import type { ActorRole, ItemId, PersonId } from '../primitives.ts';
import type { Incident } from '../state.ts';

/** Who acts, in what capacity, and when. `newId` draws a fresh random id. */
export type Context = {
  readonly now: EpochMs;
  readonly who: PersonId;
  readonly role: ActorRole;
  readonly newId: () => ItemId;
};

/** Why a command is refused. Each code has a sentence and a next step in the window. */
export type RefusalCode =
  | 'command.invalid'
  | 'command.id-taken'
  | 'case.already-open'
  | 'case.none'
  | 'case.closed'
  | 'case.still-running'
  | 'stage.same'
  | 'closing.obligations-open'
  | 'closing.undecided'
  | 'closing.tasks-open'
  | 'closing.not-decider'
  | 'closing.needs-second-person'
  | 'closing.nothing-open'
  | 'instant.in-future'
  | 'instant.reversed'
  | 'awareness.already-recorded'
  | 'awareness.none'
  | 'awareness.unknown-moment'
  | 'awareness.other-moment'
  | 'awareness.suspicion-needs-reason'
  | 'facts.unknown-path'
  | 'facts.group'
  | 'facts.recorded-elsewhere'
  | 'facts.invalid-value'
  | 'facts.path-twice'
  | 'facts.no-such-version'
  | 'intake.already-imported'
  | 'evidence.unknown'
  | 'evidence.duplicate'
  | 'task.unknown'
  | 'task.done'
  | 'advice.not-adviser'
  | 'assessment.unknown'
  | 'decision.not-decider'
  | 'decision.needs-second-person'
  | 'decision.stale-facts'
  | 'decision.reason-incomplete'
  | 'decision.exemption-not-here'
  | 'decision.exemption-needs-proof'
  | 'decision.exemption-needs-public-notice'
  | 'decision.already-taken'
  | 'decision.unknown'
  | 'decision.obligation-mismatch'
  | 'order.unknown'
  | 'obligation.unknown'
  | 'obligation.not-open'
  | 'obligation.open'
  | 'obligation.mismatch'
  | 'letter.unknown'
  | 'letter.frozen'
  | 'letter.not-frozen'
  | 'letter.unknown-text'
  | 'letter.text-changed'
  | 'letter.facts-changed'
  | 'letter.not-approved'
  | 'letter.not-this-person'
  | 'filing.unknown'
  | 'filing.no-receipt'
  | 'filing.late-without-reasons'
  | 'filing.no-follow-up-date'
  | 'filing.promise-without-obligation'
  | 'filing.no-first-filing'
  | 'correction.no-such-event'
  | 'watch.unknown'
  | 'hold.unknown';

/** A refusal: the code, and plain data for the sentence. Lists of ids are joined by commas. */
export type Refusal = Failure<RefusalCode>;

/** What a command comes to: the events to append, all or none, or a refusal. */
export type Decided = Result<readonly IncidentEvent[], Refusal>;

/** A command is refused. */
export function refuse(code: RefusalCode, detail: Refusal['detail'] = {}): { ok: false; failure: Refusal } {
  return fail(code, detail);
}

/** A command is granted. */
export function grant(...events: readonly IncidentEvent[]): Decided {
  return ok(events);
}

/** The first refusal among checks, or `undefined` if all pass. Checks after it are not run. */
export function firstRefusal(...checks: readonly (() => Check)[]): Check {
  for (const check of checks) {
    const refusal = check();
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** A refusal, or nothing. */
export type Check = { readonly ok: false; readonly failure: Refusal } | undefined;

/** The id a gesture brought along, or a fresh one. The dispatcher has checked that it is not taken. */
export function idOf(wanted: ItemId | undefined, context: Context): ItemId {
  return wanted ?? context.newId();
}

/** Refuses evidence that was never noted. */
export function unknownEvidence(incident: Incident, ids: readonly ItemId[]): Check {
  const missing = ids.find((id) => !incident.evidence.some((evidence) => evidence.id === id));
  return missing === undefined ? undefined : refuse('evidence.unknown', { id: missing });
}

/** Refuses to record as done what lies in the future by the clock of this computer. */
export function inFuture(context: Context, at: InstantText, field: string): Check {
  return parseInstant(at) > context.now ? refuse('instant.in-future', { field, at }) : undefined;
}

/** Refuses a period whose end lies before its beginning. */
export function reversed(from: InstantText, to: InstantText): Check {
  return parseInstant(from) > parseInstant(to) ? refuse('instant.reversed', { from, to }) : undefined;
}
