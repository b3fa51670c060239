import { Button } from '@mantine/core';
import { IconFileImport, IconPlus, IconSchool } from '@tabler/icons-react';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { TideLine } from '../../ui/tide-line/tide-line.tsx';
import type { TideModel } from '../../ui/tide-line/tide-model.ts';
import type { BoardActs, BoardModel } from './board-model.ts';
import css from './board-view.module.css';

/** The board before the first breach: an empty tide line, one sentence, one act. */
export function EmptyBoard({ model, ...acts }: BoardActs & { readonly model: BoardModel }) {
  const text = useText();
  const dates = useDates(model.zone);
  const icon = { size: 17, stroke: 1.6, 'aria-hidden': true } as const;
  return (
    <Page>
      <PageHeader
        title={text('board.title')}
        summary={`${dates.headingTime(model.now)}. ${text('board.noClock')}`}
      />
      <div className={css.empty}>
        <TideLine model={emptyTide(model)} hasFlags={false} />
        <h2 className={css.emptyTitle}>{text('board.emptyTitle')}</h2>
        <p className={css.emptyLead}>{text('board.emptyLead')}</p>
        <div className={css.emptyActs}>
          <Button size="md" autoFocus leftSection={<IconPlus {...icon} />} onClick={acts.onNewBreach}>
            {text('board.newBreach')}
          </Button>
          {acts.onStartFromFile !== undefined && (
            <Button
              size="md"
              variant="default"
              leftSection={<IconFileImport {...icon} />}
              onClick={acts.onStartFromFile}
            >
              {text('board.startFromFile')}
            </Button>
          )}
          {acts.onDrill !== undefined && (
            <Button size="md" variant="subtle" leftSection={<IconSchool {...icon} />} onClick={acts.onDrill}>
              {text('board.drill')}
            </Button>
          )}
        </div>
        {acts.onStartFromFile !== undefined && <p className={css.emptyNote}>{text('board.dropNote')}</p>}
      </div>
    </Page>
  );
}

function emptyTide({ now, zone }: BoardModel): TideModel {
  return {
    zone,
    state: 'notStarted',
    zeroAt: now,
    now,
    dueAt: null,
    endedAt: null,
    heldAt: null,
    walls: [],
    marks: [],
    holidays: [],
  };
}
