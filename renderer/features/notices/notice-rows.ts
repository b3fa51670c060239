import { type Countdown, countdown } from '../../../shared/time/clock.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import type { PillKind } from '../../ui/pill.tsx';
import type { NoticeGroup, NoticeRow } from './notices-model.ts';

export type SeenNotice = {
  readonly row: NoticeRow;
  readonly countdown: Countdown;
  readonly pill: PillKind;
  readonly isDue: boolean;
};

/** A notice as it stands at an instant. */
export function seenNotice(row: NoticeRow, now: EpochMs): SeenNotice {
  const seen = countdown(row.input, now);
  const isDue = seen.state === 'due' || seen.state === 'lastHour';
  return { row, countdown: seen, pill: seen.state === 'late' ? 'late' : row.work, isDue };
}

export type NoticeCounts = { readonly done: number; readonly open: number; readonly late: number };

/** How many notices are done (as a person recorded it), open, and late. */
export function noticeCounts(groups: readonly NoticeGroup[], now: EpochMs): NoticeCounts {
  const all = groups.flatMap(({ rows }) => rows).map((row) => seenNotice(row, now));
  const hasEnded = ({ row }: SeenNotice) => row.work === 'notApplicable' || row.work === 'endedByDecision';
  const isDone = ({ row }: SeenNotice) => row.work === 'filed' || row.work === 'told';
  return {
    done: all.filter(isDone).length,
    open: all.filter((seen) => !isDone(seen) && !hasEnded(seen)).length,
    late: all.filter(({ countdown: { state } }) => state === 'late').length,
  };
}

/** Why a filing cannot be recorded yet. */
export type FilingGap = 'time' | 'future' | 'proof' | 'lateReasons';

export type FilingDraft = {
  readonly filedAt: EpochMs | null;
  readonly reference: string;
  readonly hasReceipt: boolean;
  readonly noReceiptReason: string;
  readonly lateReasons: string;
};

/**
 * What is missing before a filing can be recorded: a reference and a receipt, or a reason why there is none;
 * after the deadline also the reasons for the delay (Art. 33(1), second sentence).
 */
export function filingGaps(draft: FilingDraft, dueAt: EpochMs | null, now: EpochMs): readonly FilingGap[] {
  const { filedAt } = draft;
  const hasProof = draft.reference.trim() !== '' && draft.hasReceipt;
  const isLate = filedAt !== null && dueAt !== null && filedAt > dueAt;
  return [
    ...(filedAt === null ? (['time'] as const) : []),
    ...(filedAt !== null && filedAt > now ? (['future'] as const) : []),
    ...(hasProof || draft.noReceiptReason.trim() !== '' ? [] : (['proof'] as const)),
    ...(isLate && draft.lateReasons.trim() === '' ? (['lateReasons'] as const) : []),
  ];
}
