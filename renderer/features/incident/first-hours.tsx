import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { Pill } from '../../ui/pill.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import css from './first-hours.module.css';
import {
  type CommandActs,
  type CommandModel,
  type FirstTile,
  SEVERITIES,
  type SeverityModel,
} from './incident-model.ts';

type FirstHoursProps = Pick<CommandModel, 'firstHours' | 'zone'> & Pick<CommandActs, 'onTick' | 'onTile'>;

/** Five tiles, one act each: a big tick with the time on it, and the way to where it is done. */
export function FirstHours({ firstHours, zone, onTick, onTile }: FirstHoursProps) {
  const text = useText();
  const dates = useDates(zone);
  if (firstHours === null) return null;
  const { dueAt, tiles } = firstHours;
  const note = dueAt === null ? {} : { note: text('firstHours.until', { when: dates.medium(dueAt) }) };
  return (
    <section className={css.hours} aria-labelledby="first-title">
      <SectionHead id="first-title" title={text('firstHours.title')} {...note} />
      <ul className={css.tiles}>
        {tiles.map((tile) => (
          <Tile key={tile.id} tile={tile} zone={zone} onTick={onTick} onTile={onTile} />
        ))}
      </ul>
    </section>
  );
}

type TileProps = { readonly tile: FirstTile; readonly zone: string } & Pick<CommandActs, 'onTick' | 'onTile'>;

function Tile({ tile, zone, onTick, onTile }: TileProps) {
  const text = useText();
  const dates = useDates(zone);
  const { id, doneAt, detail } = tile;
  const [isTicking, setIsTicking] = useState(false);
  const title = text(`firstHours.${id}`);
  const tick = async () => {
    setIsTicking(true);
    await onTick(id);
    setIsTicking(false);
  };
  return (
    <li className={css.tile} data-done={doneAt !== null || undefined}>
      <Checkbox
        label={title}
        checked={doneAt !== null || isTicking}
        disabled={doneAt !== null || isTicking}
        onChange={() => void tick()}
      />
      <p className={css.under}>
        {doneAt === null ? text(`firstHours.how.${id}`, { name: detail }) : null}
        {doneAt === null ? null : text('command.doneAt', { time: dates.timeZone(doneAt) })}
      </p>
      {doneAt === null && (
        <button type="button" className="hz-link" onClick={() => onTile(id)} aria-describedby={`tile-${id}`}>
          {text(`firstHours.go.${id}`)}
          <span id={`tile-${id}`} className="hz-visually-hidden">
            {title}
          </span>
        </button>
      )}
    </li>
  );
}

type SeverityLineProps = { readonly severity: SeverityModel } & Pick<CommandActs, 'onSeverity' | 'onAlert'>;

/** The level of escalation: proposed until a person sets it. A rule of the house, not law. */
export function SeverityLine({ severity, onSeverity, onAlert }: SeverityLineProps) {
  const text = useText();
  const { sev, why, isSet } = severity;
  return (
    <section className={css.severity} aria-label={text('severity.title')}>
      <div className={css.level}>
        <NativeSelect
          size="xs"
          label={text('severity.title')}
          value={sev}
          data={[...SEVERITIES]}
          onChange={(event) => {
            const chosen = SEVERITIES.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) onSeverity(chosen);
          }}
        />
        {!isSet && (
          <>
            <Pill kind="proposal" />
            <Button size="compact-sm" variant="default" onClick={() => onSeverity(sev)}>
              {text('severity.set', { sev })}
            </Button>
          </>
        )}
        {onAlert !== undefined && (
          <button type="button" className={`hz-link ${css.alert}`} onClick={onAlert}>
            {text('severity.alert')}
          </button>
        )}
      </div>
      <p className={css.under}>{why}</p>
    </section>
  );
}
