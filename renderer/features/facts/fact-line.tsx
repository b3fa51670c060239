import {
  IconCheck,
  IconMinus,
  IconPaperclip,
  IconQuestionMark,
  IconRefreshAlert,
  IconWaveSine,
} from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useDates } from '../../i18n/use-dates.ts';
import { sentence, useCount, useText } from '../../i18n/use-text.ts';
import { UnknownValue } from '../../ui/unknown-value.tsx';
import type { FactKind, FactOrigin, FactRow } from './facts-model.ts';
import css from './facts-view.module.css';

const ICONS = {
  exact: IconCheck,
  estimate: IconWaveSine,
  findOut: IconQuestionMark,
  missing: IconQuestionMark,
  notApplicable: IconMinus,
} as const satisfies Record<FactKind, unknown>;

type FactLineProps = {
  readonly row: FactRow;
  readonly zone: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onEdit: () => void;
};

/** Label, value, how exact it is, and where it comes from. */
export function FactLine({ row, zone, isChosen, onChoose, onEdit }: FactLineProps) {
  const text = useText();
  const count = useCount();
  const Icon = ICONS[row.kind];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    onEdit();
  };
  return (
    <li className={css.row} data-chosen={isChosen || undefined}>
      <button
        type="button"
        className={css.hit}
        aria-label={text('facts.choose', { label: row.label, value: row.value ?? text('facts.unknown') })}
        aria-pressed={isChosen}
        onClick={onChoose}
        onDoubleClick={onEdit}
        onKeyDown={onKeyDown}
      />
      <span className={css.label}>{row.label}</span>
      <span className={css.value} data-kind={row.kind}>
        {row.value === null ? <UnknownValue>{text('facts.unknown')}</UnknownValue> : row.value}
        {row.oldValue !== null && <del className={css.old}>{row.oldValue}</del>}
        {row.staleDocuments > 0 && row.oldValue !== null && (
          <span className={css.stale}>
            <IconRefreshAlert size={14} stroke={1.7} aria-hidden="true" />
            {sentence(count('facts.stale', row.staleDocuments))} {row.oldValue}
          </span>
        )}
      </span>
      <span className={css.kind} data-kind={row.kind}>
        {row.kind === 'estimate' ? (
          <span aria-hidden="true">≈</span>
        ) : (
          <Icon size={14} stroke={1.8} aria-hidden="true" />
        )}
        {text(`factKind.${row.kind}`)}
      </span>
      <Origin origin={row.origin} zone={zone} />
    </li>
  );
}

function Origin({ origin, zone }: { readonly origin: FactOrigin; readonly zone: string }) {
  const text = useText();
  const dates = useDates(zone);
  switch (origin.kind) {
    case 'told':
      return (
        <span className={css.origin}>
          <span className={css.by}>
            {origin.by}
            {origin.evidence.map(({ id, number, name }) => (
              <span key={id} className={css.evidence} title={name}>
                <IconPaperclip size={13} stroke={1.7} aria-hidden="true" />
                {number}
                <span className="hz-visually-hidden">{name}</span>
              </span>
            ))}
          </span>
          <span className={css.under}>
            {text('facts.toldBy', {
              source: origin.source,
              at: dates.dayTime(origin.at),
              version: origin.version,
            })}
          </span>
        </span>
      );
    case 'asked':
      return (
        <span className={css.origin}>
          <span className={css.by}>
            {origin.expectedAt === null
              ? origin.owner
              : text('facts.byWhen', { owner: origin.owner, at: dates.dayTime(origin.expectedAt) })}
          </span>
          <span className={css.under}>
            {origin.changesDuties
              ? text('facts.changesDuties')
              : text('facts.asked', { at: dates.dayTime(origin.askedAt) })}
          </span>
        </span>
      );
    case 'derived':
      return (
        <span className={css.origin}>
          <span className={css.by}>{text('facts.workedOut')}</span>
          <span className={css.under}>{text('facts.from', { from: origin.from })}</span>
        </span>
      );
    default:
      return <span className={css.origin} />;
  }
}
