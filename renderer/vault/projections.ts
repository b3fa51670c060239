import { nearestDue } from '../../shared/incident/obligation-times.ts';
import { openObligations, type Phase, phaseOf } from '../../shared/incident/progress.ts';
import { currentRound } from '../../shared/incident/state.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import type { CaseRecord } from './vault.ts';

/** A case as one row of the board. Deadlines are instants; whether one is late is computed on each look. */
export type BoardRow = {
  readonly caseId: string;
  readonly reference: string;
  readonly sentence: string;
  readonly drill: boolean;
  readonly zone: string;
  readonly phase: Phase;
  readonly severity: string | null;
  readonly stage: string | null;
  readonly lead: string;
  readonly awareAt: string | null;
  readonly nextDue: EpochMs | null;
  readonly openObligations: number;
  readonly openTasks: number;
  readonly unknownFacts: number;
  readonly events: number;
  readonly recordedAt: string;
  /** Read-only, with the code of the reason. */
  readonly fault: string | null;
};

/** The board after some cases changed. */
export function boardAfter(board: readonly BoardRow[], changed: readonly CaseRecord[]): readonly BoardRow[] {
  const rows = boardRows(changed);
  const ids = new Set(changed.map(({ id }) => id));
  const others = board.filter(({ caseId }) => !ids.has(caseId));
  const [first] = others;
  const isNewest = first === undefined || rows.every(({ recordedAt }) => recordedAt >= first.recordedAt);
  return isNewest ? [...rows, ...others] : [...rows, ...others].sort(byNewest);
}

/** The rows of the board, newest entry first. A stream that holds no readable case has no row. */
export function boardRows(cases: Iterable<CaseRecord>): readonly BoardRow[] {
  return [...cases].flatMap((record) => boardRow(record) ?? []).sort(byNewest);
}

function byNewest(a: BoardRow, b: BoardRow): number {
  if (a.recordedAt === b.recordedAt) return 0;
  return a.recordedAt < b.recordedAt ? 1 : -1;
}

/** The row of a case; `undefined` for a stream that holds no readable case. */
export function boardRow({ id, state, fault }: CaseRecord): BoardRow | undefined {
  if (state.status === 'none') return undefined;
  const { opening, severity, stage } = state;
  return {
    caseId: id,
    reference: opening.reference,
    sentence: opening.sentence,
    drill: opening.drill,
    zone: opening.zone,
    phase: phaseOf(state),
    severity: severity?.sev ?? null,
    stage: stage?.to ?? null,
    lead: state.lead,
    awareAt: currentRound(state).awareness?.at ?? null,
    nextDue: nearestDue(state),
    openObligations: openObligations(state).length,
    openTasks: state.tasks.filter(({ done }) => done === null).length,
    unknownFacts: state.facts.versions.length === 0 ? 0 : unknownCount(state.facts.versions),
    events: state.seq,
    recordedAt: state.recordedAt,
    fault: fault?.code ?? null,
  };
}

/** Facts whose last change says that somebody has to find them out. */
function unknownCount(
  versions: readonly { readonly changes: readonly { readonly kind: string; readonly path: string }[] }[],
): number {
  const last = new Map(versions.flatMap(({ changes }) => changes.map(({ path, kind }) => [path, kind])));
  return [...last.values()].filter((kind) => kind === 'unknown').length;
}

/** The next free reference of a year: `BR-2027-001`. */
export function nextReference(rows: readonly BoardRow[], year: number): string {
  const numbers = rows.flatMap(({ reference }) => {
    const [, of, number] = /^BR-(\d{4})-(\d+)$/.exec(reference) ?? [];
    return Number(of) === year ? [Number(number)] : [];
  });
  return `BR-${year}-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
}
