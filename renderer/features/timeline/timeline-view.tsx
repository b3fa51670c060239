import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconFileExport, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDates } from '../../i18n/use-dates.ts';
import { useCount, useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { firstItems, peopleOf, type TimelineDay, timelineDays } from './timeline-days.ts';
import { EntryLine, GapLine } from './timeline-entry.tsx';
import type { EntryKind, TimelineActs, TimelineFilter, TimelineModel } from './timeline-model.ts';
import css from './timeline-view.module.css';

const KINDS: readonly EntryKind[] = [
  'note',
  'call',
  'decision',
  'evidence',
  'signature',
  'clock',
  'fact',
  'system',
];
const NO_FILTER: TimelineFilter = {
  search: '',
  person: null,
  kind: null,
  hasEvidence: false,
  isOldestFirst: false,
};

type TimelineViewProps = TimelineActs & { readonly model: TimelineModel };

/** Event time left, recorded time right; corrections struck through, never gone. */
export function TimelineView({ model, ...acts }: TimelineViewProps) {
  const text = useText();
  const dates = useDates(model.zone);
  const [filter, setFilter] = useState(NO_FILTER);
  const change = (part: Partial<TimelineFilter>) => setFilter({ ...filter, ...part });
  const days = useMemo(() => timelineDays(model, filter), [model, filter]);
  const [shown, more] = useGrowth(filter);
  const visible = useMemo(() => firstItems(days, shown), [days, shown]);
  const left = days.reduce((sum, { items }) => sum + items.length, 0) - shown;
  const counts = text('timeline.summary', { total: model.total, people: model.byPeople });
  const chain =
    model.chainCheckedAt === null
      ? text('timeline.notChecked')
      : text('timeline.checked', { time: dates.time(model.chainCheckedAt) });
  return (
    <Page>
      <PageHeader title={text('section.timeline')} summary={`${counts} ${chain}`}>
        <Button
          variant="default"
          leftSection={<IconFileExport size={16} stroke={1.6} aria-hidden="true" />}
          onClick={acts.onExport}
        >
          {text('timeline.export')}
        </Button>
      </PageHeader>
      <Filters model={model} filter={filter} change={change} />
      {days.length === 0 && <EmptyState title={text('timeline.none')}>{text('timeline.noneWhy')}</EmptyState>}
      <div className={css.days}>
        {visible.map((day) => (
          <Day key={day.date} day={day} model={model} {...acts} />
        ))}
      </div>
      {left > 0 && <More left={left} onMore={more} />}
    </Page>
  );
}

/** Items drawn at first, and added each time the end comes near. */
const FIRST_ITEMS = 60;
const MORE_ITEMS = 40;

/** How many items are drawn: it grows with scrolling, and begins anew with each filter. */
function useGrowth(filter: TimelineFilter): readonly [number, () => void] {
  const [growth, setGrowth] = useState({ filter, shown: FIRST_ITEMS });
  const shown = growth.filter === filter ? growth.shown : FIRST_ITEMS;
  return [shown, () => setGrowth({ filter, shown: shown + MORE_ITEMS })];
}

/** Space in which the end of the list counts as near: some screens further down. */
const NEAR = '0px 0px 2400px 0px';

type MoreProps = { readonly left: number; readonly onMore: () => void };

/** The way to entries that are not drawn yet: by scrolling, or as a button. */
function More({ left, onMore }: MoreProps) {
  const count = useCount();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) onMore();
      },
      { root: scrollerOf(place.current), rootMargin: NEAR },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  });
  return (
    <div ref={place} className={css.more}>
      <Button variant="default" onClick={onMore}>
        {count('timeline.more', left)}
      </Button>
    </div>
  );
}

/** What scrolls around an element; `null`: the window. */
function scrollerOf(element: Element): Element | null {
  for (let above = element.parentElement; above !== null; above = above.parentElement)
    if (/auto|scroll/.test(getComputedStyle(above).overflowY)) return above;
  return null;
}

type FiltersProps = {
  readonly model: TimelineModel;
  readonly filter: TimelineFilter;
  readonly change: (part: Partial<TimelineFilter>) => void;
};

function Filters({ model, filter, change }: FiltersProps) {
  const text = useText();
  const Arrow = filter.isOldestFirst ? IconArrowUp : IconArrowDown;
  return (
    <search className={css.filters}>
      <TextInput
        className={css.search}
        aria-label={text('timeline.search')}
        placeholder={text('timeline.search')}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
        value={filter.search}
        onChange={(event) => change({ search: event.currentTarget.value })}
      />
      <Button
        variant="default"
        rightSection={<Arrow size={15} stroke={1.8} aria-hidden="true" />}
        onClick={() => change({ isOldestFirst: !filter.isOldestFirst })}
      >
        {text(filter.isOldestFirst ? 'timeline.oldest' : 'timeline.newest')}
      </Button>
      <NativeSelect
        className={css.pick}
        variant="unstyled"
        aria-label={text('timeline.person')}
        value={filter.person ?? ''}
        data={[{ value: '', label: text('timeline.allPeople') }, ...peopleOf(model.entries)]}
        onChange={(event) =>
          change({ person: event.currentTarget.value === '' ? null : event.currentTarget.value })
        }
      />
      <NativeSelect
        className={css.pick}
        variant="unstyled"
        aria-label={text('timeline.kind')}
        value={filter.kind ?? ''}
        data={[
          { value: '', label: text('timeline.allKinds') },
          ...KINDS.map((kind) => ({ value: kind, label: text(`entryKind.${kind}`) })),
        ]}
        onChange={(event) =>
          change({ kind: KINDS.find((kind) => kind === event.currentTarget.value) ?? null })
        }
      />
      <Button
        variant={filter.hasEvidence ? 'default' : 'subtle'}
        aria-pressed={filter.hasEvidence}
        onClick={() => change({ hasEvidence: !filter.hasEvidence })}
      >
        {text('timeline.withEvidence')}
      </Button>
      <p className={css.legend}>{text('timeline.legend')}</p>
    </search>
  );
}

type DayProps = TimelineActs & { readonly day: TimelineDay; readonly model: TimelineModel };

function Day({ day, model, ...acts }: DayProps) {
  const text = useText();
  const dates = useDates(model.zone);
  const hasZero = day.items.some((item) => item.kind === 'entry' && item.entry.kind === 'zero');
  const notes = [
    ...(day.hours === 23 ? [text('timeline.forward')] : []),
    ...(day.hours === 25 ? [text('timeline.back')] : []),
    ...(hasZero && model.zeroAt !== null
      ? [text('timeline.zero', { time: dates.timeZone(model.zeroAt) })]
      : []),
  ].join(', ');
  return (
    <section aria-label={dates.heading(day.startAt)}>
      <h2 className={css.day}>
        <span className={css.dayName}>{dates.heading(day.startAt)}</span>
        {notes !== '' && <span className={css.dayNote}>{notes}</span>}
        <span className={css.dayRule} />
      </h2>
      <ol>
        {day.items.map((item) =>
          item.kind === 'entry' ? (
            <EntryLine
              key={item.entry.seq}
              entry={item.entry}
              onEvidence={acts.onEvidence}
              onCorrect={acts.onCorrect}
            />
          ) : (
            <GapLine
              key={`gap-${item.gap.from}`}
              gap={item.gap}
              zone={model.zone}
              onFill={() => acts.onFillGap(item.gap)}
            />
          ),
        )}
      </ol>
    </section>
  );
}
