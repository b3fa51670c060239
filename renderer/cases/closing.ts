import type { Command, CommandOf } from '../../shared/incident/commands.ts';
import type { Question } from '../../shared/incident/primitives.ts';
import { isSettled, openObligations } from '../../shared/incident/progress.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';

/** What keeps a case from being closed. */
export type OpenItem =
  | {
      readonly kind: 'obligation';
      readonly id: string;
      readonly title: string;
      readonly dueAt: EpochMs | null;
      readonly isLate: boolean;
    }
  | { readonly kind: 'decision'; readonly question: Question };

/** Everything still owed and undecided, nearest due first; what has no date comes last. */
export function openItems(incident: Incident, now: EpochMs): readonly OpenItem[] {
  const owed = openObligations(incident).map(({ id, title, dueAt }) => {
    const due = dueAt === null ? null : parseInstant(dueAt);
    return { kind: 'obligation' as const, id, title, dueAt: due, isLate: due !== null && due < now };
  });
  const rank = ({ dueAt }: { readonly dueAt: EpochMs | null }) => dueAt ?? Number.MAX_SAFE_INTEGER;
  const undecided = (['authority', 'individuals'] as const).filter(
    (question) => !isSettled(incident, question),
  );
  const isBreach = !['incidentOnly', 'falsePositive'].includes(incident.triage?.outcome ?? '');
  const asks = isBreach && incident.facts.current.organisation?.role !== 'processor' ? undecided : [];
  return [
    ...owed.sort((a, b) => rank(a) - rank(b)),
    ...asks.map((question): OpenItem => ({ kind: 'decision', question })),
  ];
}

/** What an attempt to close came to. `refused`: with the list for the screen; the attempt stands in the log. */
export type Closing =
  | { readonly kind: 'closed' }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly open: readonly OpenItem[] };

/** Carries out commands on the case: by whoever opened the vault. */
export type Run = (...commands: readonly Command[]) => Promise<Result<unknown, Failure>>;

/**
 * Tries to close a case. A refusal for what is owed is itself recorded (journey 1, step 19): it shows what was
 * open, and when somebody tried.
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
  if (closed.failure.code === 'closing.obligations-open') await record({ act: 'closing.refuse' });
  return { kind: 'refused', failure: closed.failure, open: openItems(incident, now) };
}
