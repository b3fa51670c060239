import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { Pill } from '../../ui/pill.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import type { ClosingActs, ClosingModel, WatchRow } from './closing-model.ts';
import css from './closing-view.module.css';
import { LookDialog } from './look-dialog.tsx';
import { WatchDialog } from './watch-dialog.tsx';

type WatchesProps = Pick<ClosingActs, 'onWatch' | 'onLook' | 'onEndWatch'> & { readonly model: ClosingModel };

/** What would bring the case back, and when somebody looks. */
export function Watches({ model, onWatch, onLook, onEndWatch }: WatchesProps) {
  const text = useText();
  const [isAdding, setIsAdding] = useState(false);
  const [looking, setLooking] = useState<{ readonly row: WatchRow; readonly how: 'look' | 'end' } | null>(
    null,
  );
  return (
    <section aria-labelledby="watches-title" className={css.group}>
      <SectionHead id="watches-title" title={text('watch.title')} note={text('watch.note')} hasRule>
        {model.phase !== 'closed' && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconEye size={15} stroke={1.7} aria-hidden="true" />}
            onClick={() => setIsAdding(true)}
          >
            {text('watch.add')}
          </Button>
        )}
      </SectionHead>
      {model.watches.length === 0 && <p className={css.none}>{text('watch.none')}</p>}
      <ul>
        {model.watches.map((row) => (
          <WatchItem key={row.id} row={row} zone={model.zone} onChoose={(how) => setLooking({ row, how })} />
        ))}
      </ul>
      {isAdding && <WatchDialog model={model} onClose={() => setIsAdding(false)} onWatch={onWatch} />}
      {looking !== null && (
        <LookDialog
          row={looking.row}
          how={looking.how}
          day={model.reviewDay}
          onClose={() => setLooking(null)}
          onSave={(said, day) =>
            looking.how === 'look' ? onLook(looking.row.id, said, day) : onEndWatch(looking.row.id, said)
          }
        />
      )}
    </section>
  );
}

type WatchItemProps = {
  readonly row: WatchRow;
  readonly zone: string;
  readonly onChoose: (how: 'look' | 'end') => void;
};

function WatchItem({ row, zone, onChoose }: WatchItemProps) {
  const text = useText();
  const dates = useDates(zone);
  const { condition, reviewAt, lastLook } = row;
  const next = reviewAt === null ? text('watch.noDay') : dates.date(reviewAt);
  return (
    <li className={css.row}>
      <span>
        <span className={css.title}>{condition}</span>
        <span className={css.under} data-due={row.isDue || undefined}>
          {text(row.isDue ? 'watch.due' : 'watch.next', { day: next })}
        </span>
        {lastLook !== null && (
          <span className={css.under}>
            {text('watch.looked', {
              name: lastLook.by,
              at: dates.stamp(lastLook.at),
              finding: lastLook.finding,
            })}
          </span>
        )}
      </span>
      <span className={css.acts}>
        {row.isMet && <Pill kind="met" />}
        <Button
          size="xs"
          variant="default"
          aria-label={text('watch.lookAt', { condition })}
          onClick={() => onChoose('look')}
        >
          {text('watch.look')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          aria-label={text('watch.endOf', { condition })}
          onClick={() => onChoose('end')}
        >
          {text('watch.end')}
        </Button>
      </span>
    </li>
  );
}
