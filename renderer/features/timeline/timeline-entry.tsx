import {
  IconAlertTriangle,
  IconClockExclamation,
  IconListDetails,
  IconNote,
  IconPaperclip,
  IconPhone,
  IconScale,
  IconSignature,
} from '@tabler/icons-react';
import { memo } from 'react';
import { useDates } from '../../i18n/use-dates.ts';
import { useCount, useText } from '../../i18n/use-text.ts';
import { BrandMark } from '../../ui/brand-mark.tsx';
import type { EntryKind, TimelineEntry, TimelineGap } from './timeline-model.ts';
import css from './timeline-view.module.css';

const ICONS = {
  note: IconNote,
  call: IconPhone,
  decision: IconScale,
  evidence: IconPaperclip,
  signature: IconSignature,
  clock: IconClockExclamation,
  fact: IconListDetails,
} as const satisfies Partial<Record<EntryKind, unknown>>;

type EntryLineProps = {
  readonly entry: TimelineEntry;
  readonly onEvidence: (id: string) => void;
  readonly onCorrect: (seq: number) => void;
};

/** Event time and zone, spine, text and evidence, who and when recorded. Thousands may stand in a list. */
export const EntryLine = memo(function EntryLine({ entry, onEvidence, onCorrect }: EntryLineProps) {
  const text = useText();
  const dates = useDates(entry.zone);
  const isSystem = entry.kind === 'system';
  const time = entry.isApproximate
    ? text('timeline.about', { time: dates.time(entry.at) })
    : dates.time(entry.at);
  const words = entry.correctedBy === null ? entry.text : <del>{entry.text}</del>;
  return (
    <li className={css.entry} data-kind={entry.kind} data-corrected={entry.correctedBy !== null || undefined}>
      <span className={css.time}>
        <span className={css.clock}>{time}</span>
        {!isSystem && <span className={css.zone}>{dates.zoneName(entry.at)}</span>}
      </span>
      <span className={css.spine}>
        <EntrySign kind={entry.kind} />
      </span>
      <span className={css.body}>
        <span className={css.text}>
          <span className="hz-visually-hidden">{text(`entryKind.${entry.kind}`)}: </span>
          {entry.kind === 'zero' && <strong>{text('timeline.hourZero')} </strong>}
          {words}
        </span>
        <span className={css.pills}>
          {entry.evidence.map((file) => (
            <button key={file.id} type="button" className={css.pill} onClick={() => onEvidence(file.id)}>
              <IconPaperclip size={13} stroke={1.7} aria-hidden="true" />
              {file.id} {file.name}
            </button>
          ))}
          {entry.correctedBy !== null && (
            <span className={css.pill}>{text('timeline.correctedBy', { entry: entry.correctedBy })}</span>
          )}
          {entry.paperRow !== null && (
            <span className={css.pill}>{text('timeline.paper', { row: entry.paperRow })}</span>
          )}
        </span>
      </span>
      {!isSystem && (
        <span className={css.who}>
          <span>{entry.by}</span>
          <span>{text('timeline.recorded', { time: dates.time(entry.recordedAt) })}</span>
          <button
            type="button"
            className="hz-link"
            aria-label={text('timelineText.correctEntry', { entry: entry.seq })}
            onClick={() => onCorrect(entry.seq)}
          >
            {text('timelineText.correct')}
          </button>
        </span>
      )}
    </li>
  );
});

function EntrySign({ kind }: { readonly kind: EntryKind }) {
  if (kind === 'zero') return <BrandMark size={25} />;
  if (kind === 'system') return <span className={css.dot} />;
  const Icon = ICONS[kind];
  return (
    <span className={css.sign} data-kind={kind}>
      <Icon size={14} stroke={1.7} aria-hidden="true" />
    </span>
  );
}

type GapLineProps = { readonly gap: TimelineGap; readonly zone: string; readonly onFill: () => void };

/** Time for which nothing was recorded, with a way to fill it. */
export function GapLine({ gap, zone, onFill }: GapLineProps) {
  const text = useText();
  const count = useCount();
  const dates = useDates(zone);
  const rows = gap.paperRows > 0 ? ` ${count('timeline.paperRows', gap.paperRows)}` : '';
  return (
    <li className={css.entry} data-kind="gap">
      <span className={css.time} />
      <span className={css.spine} />
      <span className={css.gap}>
        <IconAlertTriangle size={16} stroke={1.7} aria-hidden="true" />
        <span>
          {text('timeline.gap', { from: dates.time(gap.from), to: dates.time(gap.to) })}
          {rows}{' '}
          <button type="button" className="hz-link" onClick={onFill}>
            {text('timeline.fill')}
          </button>
        </span>
      </span>
    </li>
  );
}
