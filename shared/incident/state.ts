import type { Facts } from '../facts/schema.ts';
import type { InstantText, Sha256 } from '../journal/event-line.ts';
import type { FactValue } from './events/facts.ts';
import type { Act, EventOf } from './events.ts';
import type { ItemId, PersonId } from './primitives.ts';

/**
 * State of one incident, folded from its events. Instants stand in it as they were recorded (UTC text);
 * only sums are done in milliseconds. Nothing in it is ever taken away, so each screen, letter and bundle
 * can show what was known and decided when.
 */
export type IncidentState = NoCase | Incident;

/** A stream in which no case was opened yet. */
export type NoCase = { readonly status: 'none'; readonly seq: 0 };

/** The state before the first event. */
export const NO_CASE: NoCase = { status: 'none', seq: 0 };

/** Where an item stands in the journal, and who recorded it when. */
export type Stamp = { readonly seq: number; readonly recordedAt: InstantText; readonly by: PersonId };

/** Names of the stamp that an event uses too: there must be none, or one would hide the other. */
type Clash = { [A in Act]: Extract<keyof EventOf<A>, keyof Stamp> }[Act];
type None<T extends never> = T;

/** What an event said, with its stamp. */
export type Recorded<A extends Act> = Readonly<Omit<EventOf<A>, 'act' | None<Clash>>> & Stamp;

/** A candidate moment of awareness, with what it is; a suspicion among them starts no clock. */
export type Moment = Recorded<'awareness.propose'>;
/** How we know, written down after the awareness itself. */
export type Explanation = Recorded<'awareness.explain'>;

/** The chosen moment. `supersedeReason`: why it took the place of an earlier one. */
export type Awareness = Recorded<'awareness.record'> & {
  readonly supersedeReason: string | null;
  readonly explanations: readonly Explanation[];
};

/** From opening or reopening to the next reopening: its own awareness, decisions and closing. */
export type Round = {
  readonly number: number;
  readonly opened: Stamp;
  /** Why it was reopened; `null` in the first round. */
  readonly reason: string | null;
  /** The watched condition that came true and reopened it, if one did. */
  readonly watchId: ItemId | null;
  readonly moments: readonly Moment[];
  readonly awareness: Awareness | null;
  readonly supersededAwareness: readonly Awareness[];
  readonly closing: Recorded<'case.close'> | null;
};

/** One change of one fact. `clear`: not known any more, and nobody has been asked yet. */
export type FactChange =
  | ({ readonly kind: 'set' } & FactValue)
  | {
      readonly kind: 'unknown';
      readonly path: string;
      readonly owner: string;
      readonly expectedBy?: InstantText;
    }
  | { readonly kind: 'notApplicable'; readonly path: string; readonly reason: string }
  | { readonly kind: 'clear'; readonly path: string };

/** All changes of one event are one version. */
export type FactVersion = Stamp & { readonly version: number; readonly changes: readonly FactChange[] };

/** The facts with their whole past. `base` is version 0. */
export type FactLog = {
  readonly base: Facts;
  readonly version: number;
  readonly current: Facts;
  readonly versions: readonly FactVersion[];
};

/** A piece of evidence and the hands it went through. */
export type Evidence = Recorded<'evidence.note'> & {
  readonly handOvers: readonly Recorded<'evidence.handOver'>[];
};

/** Something to do; `owner` is the present one. */
export type Task = Recorded<'task.add'> & { readonly done: Recorded<'task.complete'> | null };

/** A decision is never changed; these marks say what happened to it later. */
export type Decision = Recorded<'decision.take'> & {
  readonly round: number;
  readonly supersededBy: ItemId | null;
  readonly overruledBy: ItemId | null;
};

/** What officer, deputy or counsel advised, in the round it was given. */
export type Advice = Recorded<'advice.give'> & { readonly round: number };

/** How an obligation was met or ended. Overdue is no status: it is computed from `dueAt` and now. */
export type ObligationStatus =
  | { readonly kind: 'open' }
  | ({ readonly kind: 'filed' } & Recorded<'obligation.file'>)
  | ({ readonly kind: 'notApplicable' } & Recorded<'obligation.notApplicable'>)
  | ({ readonly kind: 'withdrawn' } & Recorded<'obligation.withdraw'>);

/** Something owed; `dueAt` is the present due instant, earlier ones stand in `redated`. */
export type Obligation = Recorded<'obligation.add'> & {
  readonly round: number;
  readonly status: ObligationStatus;
  readonly redated: readonly Recorded<'obligation.redate'>[];
  readonly reopened: readonly Recorded<'obligation.reopen'>[];
};

/** One text of a letter, known by its hash, with the facts it was filled from. */
export type LetterVersion = Recorded<'letter.draft'>;

/** An approval or a rejection of exactly one text. */
export type Opinion =
  | ({ readonly kind: 'approved' } & Recorded<'letter.approve'>)
  | ({ readonly kind: 'rejected' } & Recorded<'letter.reject'>);

/** A letter with all its texts and every opinion on them. */
export type Letter = {
  readonly id: ItemId;
  readonly round: number;
  /** Never empty; the last one is current. */
  readonly versions: readonly [LetterVersion, ...LetterVersion[]];
  readonly opinions: readonly Opinion[];
  readonly frozen: Recorded<'letter.freeze'> | null;
};

/** A filing, with the hash of the frozen text that was filed. */
export type Filing = Recorded<'filing.record'> & {
  readonly round: number;
  readonly textSha256: Sha256 | null;
};

/** Letters that left the house, in numbers. */
export type Delivery = Recorded<'delivery.record'> & { readonly round: number };
/** A condition that would make the decision wrong, and each time somebody looked. */
export type Watch = Recorded<'watch.add'> & {
  readonly reviews: readonly Recorded<'watch.review'>[];
  readonly ended: Recorded<'watch.end'> | null;
};
/** A request of law enforcement to inform the individuals later (Recitals 86, 88). */
export type Hold = Recorded<'hold.begin'> & { readonly ended: Recorded<'hold.end'> | null };

/** An opened case. Lists are in the order of recording. */
export type Incident = {
  readonly status: 'open' | 'closed';
  /** Number of the last event folded in. */
  readonly seq: number;
  readonly recordedAt: InstantText;
  readonly opening: Recorded<'case.open'>;
  readonly triage: Recorded<'triage.record'> | null;
  readonly stage: Recorded<'stage.move'> | null;
  readonly severity: Recorded<'severity.set'> | null;
  readonly lead: PersonId;
  /** Never empty; the last one is current. */
  readonly rounds: readonly [Round, ...Round[]];
  readonly facts: FactLog;
  readonly notes: readonly Recorded<'note.add'>[];
  readonly calls: readonly Recorded<'call.record'>[];
  readonly evidence: readonly Evidence[];
  readonly intakes: readonly Recorded<'intake.record'>[];
  readonly tasks: readonly Task[];
  readonly assessments: readonly Recorded<'assessment.record'>[];
  readonly advices: readonly Advice[];
  readonly decisions: readonly Decision[];
  readonly orders: readonly Recorded<'order.record'>[];
  readonly obligations: readonly Obligation[];
  readonly letters: readonly Letter[];
  readonly filings: readonly Filing[];
  readonly deliveries: readonly Delivery[];
  readonly watches: readonly Watch[];
  readonly holds: readonly Hold[];
  readonly corrections: readonly Recorded<'correction.add'>[];
  readonly refusedClosings: readonly Recorded<'closing.refuse'>[];
  readonly clockJumps: readonly Recorded<'clock.jump'>[];
};

/** The round that runs, or ran last. */
export function currentRound(incident: Incident): Round {
  return incident.rounds.at(-1) ?? incident.rounds[0];
}

/** The text of a letter that counts now. */
export function currentText(letter: Letter): LetterVersion {
  return letter.versions.at(-1) ?? letter.versions[0];
}
