import { Button } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { useDates } from '../../i18n/use-dates.ts';
import { sentence, useCount, useText } from '../../i18n/use-text.ts';
import { ClockDigits } from '../../ui/clock/clock-digits.tsx';
import { DeadlineWords } from '../../ui/clock/deadline-words.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { hrefOf } from '../../ui/route.ts';
import { Page } from '../../ui/shell/page.tsx';
import { TideLine } from '../../ui/tide-line/tide-line.tsx';
import type { BoardActs, BoardLead, BoardModel } from './board-model.ts';
import { boardCounts, boardRows } from './board-rows.ts';
import { BoardTable } from './board-table.tsx';
import css from './board-view.module.css';
import { EmptyBoard } from './empty-board.tsx';

type BoardViewProps = BoardActs & { readonly model: BoardModel };

/** Every clock of every case, the nearest first, and one that leads. */
export function BoardView({ model, ...acts }: BoardViewProps) {
  const text = useText();
  const dates = useDates(model.zone);
  const count = useCount();
  const rows = boardRows(model.clocks, model.now);
  const counts = boardCounts(rows);
  if (model.clocks.length === 0 && model.watched.length === 0) return <EmptyBoard model={model} {...acts} />;
  const summary = [
    `${dates.headingTime(model.now)}.`,
    `${sentence(
      [
        ...(counts.late > 0 ? [count('board.late', counts.late)] : []),
        count('board.running', counts.running),
        ...(model.watched.length > 0 ? [count('board.watched', model.watched.length)] : []),
      ].join(', '),
    )}.`,
  ].join(' ');
  return (
    <Page>
      <PageHeader title={text('board.title')} summary={summary}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
          onClick={acts.onPrint}
        >
          {text('board.print')}
        </Button>
        <Button
          leftSection={<IconPlus size={16} stroke={1.8} aria-hidden="true" />}
          onClick={acts.onNewBreach}
        >
          {text('board.newBreach')}
        </Button>
      </PageHeader>
      {model.lead !== null && <LeadCard lead={model.lead} onWhy={acts.onWhy} />}
      <BoardTable model={model} rows={rows} />
      <p className={css.legend}>
        {text('board.legend')} {sentence(count('board.closed', model.closedLastYear))}{' '}
        {model.closedLastYear > 0 && (
          <button type="button" className="hz-link" onClick={acts.onShowClosed}>
            {text('board.showClosed')}
          </button>
        )}
      </p>
    </Page>
  );
}

function LeadCard({ lead, onWhy }: { readonly lead: BoardLead } & Pick<BoardActs, 'onWhy'>) {
  const text = useText();
  const { clock, tide } = lead;
  return (
    <section className={css.lead} aria-label={text('board.lead')}>
      <div className={css.leadHead}>
        <ClockDigits clock={clock} now={tide.now} size="large" />
        <DeadlineWords clock={clock} now={tide.now}>
          {' '}
          <button type="button" className="hz-link" onClick={() => onWhy(clock.id)}>
            {text('clock.why')}
          </button>
        </DeadlineWords>
        <div className={css.leadCase}>
          <h2 className={css.leadTitle}>{lead.title}</h2>
          <p className={css.leadUnder}>
            {[lead.caseId, lead.organisation].filter((part) => part !== '').join(', ')}.{' '}
            <a href={hrefOf({ screen: 'case', caseId: lead.caseId, section: 'command' })}>
              {text('board.openCase')}
            </a>
          </p>
        </div>
      </div>
      <TideLine model={tide} />
    </section>
  );
}
