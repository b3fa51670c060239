import { type EpochMs, epochMs, MS_PER_HOUR } from '../../../shared/time/instant.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { ClockDigits, useClockFace } from '../../ui/clock/clock-digits.tsx';
import type { ClockModel } from '../../ui/clock/clock-model.ts';
import { regionProps } from '../../ui/shell/regions.ts';
import { TideLine } from '../../ui/tide-line/tide-line.tsx';
import type { NewBreachModel } from './new-breach-model.ts';
import css from './new-breach-view.module.css';
import { periodNotes } from './period-notes.ts';

type PreviewProps = {
  readonly model: NewBreachModel;
  readonly zone: string;
  /** `null`: not sure yet, or not answered. */
  readonly awareAt: EpochMs | null;
};

/** What the answers would lead to, before anything is saved. */
export function Preview({ model, zone, awareAt }: PreviewProps) {
  const text = useText();
  const dueAt = awareAt === null ? null : epochMs(awareAt + model.periodHours * MS_PER_HOUR);
  return (
    <aside className={css.preview} aria-label={text('newBreach.preview')} {...regionProps('inspector')}>
      {awareAt === null || dueAt === null ? (
        <NoClock />
      ) : (
        <WithClock model={model} zone={zone} awareAt={awareAt} dueAt={dueAt} />
      )}
    </aside>
  );
}

function NoClock() {
  const text = useText();
  return (
    <>
      <p className={css.soft}>{text('newBreach.withThese')}</p>
      <p className={css.noClock}>{text('clock.none')}</p>
      <p className={css.soft}>{text('newBreach.noClockWhy')}</p>
    </>
  );
}

function WithClock({
  model,
  zone,
  awareAt,
  dueAt,
}: PreviewProps & { readonly awareAt: EpochMs; readonly dueAt: EpochMs }) {
  const text = useText();
  const dates = useDates(zone);
  const clock: ClockModel = {
    id: 'preview',
    title: text('newBreach.authorityNotice'),
    shortTitle: text('newBreach.authorityNotice'),
    zone,
    input: { kind: 'legal', startsAt: awareAt, dueAt },
  };
  const { countdown, tone } = useClockFace(clock, model.now);
  return (
    <>
      <p className={css.soft}>{text('newBreach.withThese')}</p>
      <ClockDigits clock={clock} now={model.now} size="huge" />
      <p className={css.deadline}>{dates.long(dueAt)}</p>
      <p className={css.soft}>
        {text('newBreach.strict', { utc: dates.utc(dueAt), citation: model.citation })}
      </p>
      <div className={css.line}>
        <TideLine
          hasFlags={false}
          model={{
            zone,
            state: countdown.state,
            zeroAt: awareAt,
            now: model.now,
            dueAt,
            endedAt: null,
            heldAt: null,
            walls: [{ id: 'due', kind: 'legal', label: text('newBreach.authority'), at: dueAt, tone }],
            marks: [],
            holidays: model.holidays,
          }}
        />
      </div>
      <Notes model={model} zone={zone} awareAt={awareAt} dueAt={dueAt} />
    </>
  );
}

function Notes({
  model,
  zone,
  awareAt,
  dueAt,
}: PreviewProps & { readonly awareAt: EpochMs; readonly dueAt: EpochMs }) {
  const text = useText();
  const dates = useDates(zone);
  const notes = periodNotes(awareAt, dueAt, zone, model.holidays);
  const weekday = (at: EpochMs) => dates.heading(at).split(' ')[0] ?? '';
  return (
    <dl className={css.notes}>
      <dt>{text('newBreach.fullHours', { hours: model.periodHours })}</dt>
      <dd>
        {notes.change === null
          ? text('newBreach.noChange')
          : text(`newBreach.clocks.${notes.change.kind}`, {
              day: weekday(notes.change.dayAt),
              shown: dates.time(dueAt),
              naive: notes.change.naiveTime,
            })}
      </dd>
      {(notes.hasWeekend || notes.holidays.length > 0) && (
        <>
          <dt>
            {[...(notes.hasWeekend ? [text('newBreach.weekend')] : []), ...notes.holidays].join(
              ` ${text('newBreach.and')} `,
            )}
          </dt>
          <dd>{text('newBreach.theyCount')}</dd>
        </>
      )}
      <dt>{text('newBreach.reversible')}</dt>
      <dd>{text('newBreach.reversibleWhy')}</dd>
    </dl>
  );
}
