import { IconEye } from '@tabler/icons-react';
import { spanText } from '../../../shared/time/clock.ts';
import { epochMs } from '../../../shared/time/instant.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useCount, useText } from '../../i18n/use-text.ts';
import { leftText, toneOf } from '../../ui/clock/clock-model.ts';
import { KindMark } from '../../ui/kind-mark.tsx';
import { ListTable, RowTitle } from '../../ui/list-table.tsx';
import { Pill } from '../../ui/pill.tsx';
import { hrefOf } from '../../ui/route.ts';
import { RowTideAxis, RowTideLine } from '../../ui/tide-line/row-tide-line.tsx';
import type { BoardModel, WatchedCase } from './board-model.ts';
import type { BoardRow } from './board-rows.ts';
import css from './board-table.module.css';

type BoardTableProps = { readonly model: BoardModel; readonly rows: readonly BoardRow[] };

/** One row for each clock, all on one axis with one hand. */
export function BoardTable({ model, rows }: BoardTableProps) {
  const text = useText();
  return (
    <ListTable className={css.table}>
      <thead>
        <tr>
          <th scope="col" className={css.kind}>
            <span className="hz-visually-hidden">{text('board.kind')}</span>
          </th>
          <th scope="col" className={css.what}>
            {text('board.clock')}
          </th>
          <th scope="col" className={css.chart}>
            <span className="hz-visually-hidden">{text('board.axis')}</span>
            <RowTideAxis now={model.now} zone={model.zone} />
          </th>
          <th scope="col" className={css.left}>
            {text('board.left')}
          </th>
          <th scope="col" className={css.due}>
            {text('board.due')}
          </th>
          <th scope="col" className={css.state}>
            {text('board.state')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ClockRow key={row.clock.id} row={row} model={model} />
        ))}
        {model.watched.map((watched) => (
          <WatchedRow key={watched.caseId} watched={watched} />
        ))}
      </tbody>
    </ListTable>
  );
}

function ClockRow({ row, model }: { readonly row: BoardRow; readonly model: BoardModel }) {
  const text = useText();
  const { clock, countdown } = row;
  const dates = useDates(clock.zone);
  const left = leftText(countdown);
  const { dueAt, startsAt } = clock.input;
  const tone = toneOf(countdown);
  return (
    <tr>
      <td className={css.kind}>
        <KindMark kind={clock.input.kind} />
      </td>
      <th scope="row" className={css.what}>
        <RowTitle
          href={hrefOf({ screen: 'case', caseId: clock.caseId, section: 'command' })}
          title={clock.title}
          under={`${clock.caseId}, ${clock.party}`}
        />
      </th>
      <td className={css.chart}>
        <RowTideLine
          now={model.now}
          zone={model.zone}
          row={startsAt === null ? null : { kind: clock.input.kind, startsAt, dueAt, tone }}
        />
      </td>
      <td className={css.left} data-tone={tone}>
        {left.word === 'late' && <span className={css.lateBy}>{text('clock.lateBy')}</span>}
        <span className={css.digits}>{left.digits}</span>
        {left.word === 'spare' && <span className={css.under}>{text('clock.spare')}</span>}
      </td>
      <td className={css.due}>
        <span>{dueText()}</span>
        {noteText() !== '' && <span className={css.under}>{noteText()}</span>}
      </td>
      <td className={css.state}>
        <Pill kind={row.pill} />
      </td>
    </tr>
  );

  function dueText(): string {
    if (dueAt === null) return text('clock.noFigure');
    if (clock.isEndOfDay) return text('board.endOfDay', { day: dates.shortDate(epochMs(dueAt - 1)) });
    return dates.medium(dueAt);
  }

  function noteText(): string {
    return clock.verified ? clock.dueNote : text('board.unverified');
  }
}

function WatchedRow({ watched }: { readonly watched: WatchedCase }) {
  const text = useText();
  const count = useCount();
  const dates = useDates(watched.zone);
  const decided = dates.date(watched.decidedAt).replace(/^\S+ /, '');
  return (
    <tr className={css.watched}>
      <td className={css.kind}>
        <IconEye size={16} stroke={1.6} className={css.eye} aria-hidden="true" />
      </td>
      <th scope="row" className={css.what}>
        <RowTitle
          href={hrefOf({ screen: 'case', caseId: watched.caseId, section: 'command' })}
          title={watched.title}
          under={[watched.caseId, watched.organisation].filter((part) => part !== '').join(', ')}
        />
      </th>
      <td colSpan={2} className={css.outcome}>
        <span>{text('board.noNotice', { date: decided, used: spanText(watched.usedMs) })}</span>
        <span className={css.under}>{count('board.reopensIf', watched.conditions)}</span>
      </td>
      <td className={css.due}>
        <span>{watched.reviewAt === null ? text('board.noReview') : dates.date(watched.reviewAt)}</span>
        {watched.reviewAt !== null && <span className={css.under}>{text('board.nextReview')}</span>}
      </td>
      <td className={css.state}>
        <Pill kind="watching" />
      </td>
    </tr>
  );
}
