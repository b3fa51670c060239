import { countdown } from '../../../shared/time/clock.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import { spokenParts } from '../clock/clock-model.ts';
import type { MarkKind, TideModel } from './tide-model.ts';

/** "22 hours 53 minutes of 72 used": the drawing in one sentence. */
export function useTideName(model: TideModel): string {
  const text = useText();
  if (model.state === 'notStarted') return text('tide.nameNotStarted');
  const end = model.endedAt ?? model.heldAt ?? model.now;
  const { periodMs } = countdown({ kind: 'legal', startsAt: model.zeroAt, dueAt: model.dueAt }, end);
  const used = spokenParts(end - model.zeroAt);
  if (periodMs === null) return text('tide.nameOpen', used);
  return text('tide.name', { ...used, period: spokenParts(periodMs).hours });
}

const MARK_KEYS: Readonly<Record<MarkKind, TextKey>> = {
  suspicion: 'tide.markSuspicion',
  call: 'tide.markCall',
  decision: 'tide.markDecision',
  filing: 'tide.markFiling',
  milestone: 'tide.markMilestone',
};

/** Every wall and mark once more as a list, for those who do not see the drawing. */
export function TideWords({ model }: { readonly model: TideModel }) {
  const text = useText();
  const dates = useDates(model.zone);
  if (model.walls.length + model.marks.length === 0) return null;
  return (
    <ul className="hz-visually-hidden" aria-label={text('tide.listName')}>
      {model.walls.map((wall) => (
        <li key={wall.id}>
          {text('tide.wallItem', {
            label: wall.label,
            kind: text(`clockKind.${wall.kind}`),
            when: dates.long(wall.at),
          })}
        </li>
      ))}
      {model.marks.map((mark) => (
        <li key={mark.id}>
          {text('tide.markItem', {
            kind: text(MARK_KEYS[mark.kind]),
            label: mark.label,
            when: dates.long(mark.at),
          })}
        </li>
      ))}
    </ul>
  );
}
