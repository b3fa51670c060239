import type { Command, CommandOf } from '../../shared/incident/commands.ts';
import type { ItemId, Question } from '../../shared/incident/primitives.ts';
import { openObligations, openTasks, undecidedQuestions } from '../../shared/incident/progress.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';

/** What keeps a case from being closed. */
export type OpenItem =
  | {
      readonly kind: 'obligation';
      readonly id: string;
      readonly title: string;
      /** What was promised with a filing: the rest of it. */
      readonly isPromise: boolean;
      readonly dueAt: EpochMs | null;
      readonly isLate: boolean;
    }
  | { readonly kind: 'decision'; readonly question: Question }
  /** Open, and not named as one that outlives the case. */
  | { readonly kind: 'task'; readonly id: ItemId; readonly title: string; readonly owner: string };

/**
 * Everything still owed, undecided and to be done: duties by the nearest due instant (what has no date comes
 * last), then questions, then the tasks that are not among `outliving`.
 */
export function openItems(
  incident: Incident,
  now: EpochMs,
  outliving: readonly ItemId[] = [],
): readonly OpenItem[] {
  const owed = openObligations(incident).map(({ id, title, origin, dueAt }) => {
    const due = dueAt === null ? null : parseInstant(dueAt);
    const isPromise = origin.kind === 'promise';
    return {
      kind: 'obligation' as const,
      id,
      title,
      isPromise,
      dueAt: due,
      isLate: due !== null && due < now,
    };
  });
  const rank = ({ dueAt }: { readonly dueAt: EpochMs | null }) => dueAt ?? Number.MAX_SAFE_INTEGER;
  const tasks = openTasks(incident).filter(({ id }) => !outliving.includes(id));
  return [
    ...owed.sort((a, b) => rank(a) - rank(b)),
    ...undecidedQuestions(incident).map((question): OpenItem => ({ kind: 'decision', question })),
    ...tasks.map(({ id, title, owner = '' }): OpenItem => ({ kind: 'task', id, title, owner })),
  ];
}

/** Refusals that say that something is still open; the others are about who closes, and how. */
const TOO_EARLY: ReadonlySet<string> = new Set([
  'closing.obligations-open',
  'closing.undecided',
  'closing.tasks-open',
]);

/** What an attempt to close came to. `refused`: with the list for the screen; the attempt stands in the log. */
export type Closing =
  | { readonly kind: 'closed' }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly open: readonly OpenItem[] };

/** Carries out commands on the case: by whoever opened the vault. */
export type Run = (...commands: readonly Command[]) => Promise<Result<unknown, Failure>>;

/**
 * Tries to close a case. A refusal for what is still open is itself recorded (journey 1, step 19): it shows
 * what was open, and when somebody tried.
 *
 * @param close   the closing, carried out by the decider who proves it (`executeAs`), or by the opener
 * @param record  carries out `closing.refuse`
 */
export async function attemptClosing(
  incident: Incident,
  command: Omit<CommandOf<'case.close'>, 'act'>,
  close: Run,
  record: Run,
  now: EpochMs,
): Promise<Closing> {
  const closed = await close({ act: 'case.close', ...command });
  if (closed.ok) return { kind: 'closed' };
  if (TOO_EARLY.has(closed.failure.code)) await record({ act: 'closing.refuse' });
  const open = openItems(incident, now, command.outlivingTaskIds);
  return { kind: 'refused', failure: closed.failure, open };
}
