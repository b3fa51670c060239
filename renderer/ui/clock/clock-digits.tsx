import { useReducedMotion } from '@mantine/hooks';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import css from './clock.module.css';
import { type ClockFace, type ClockModel, clockFace, spokenParts } from './clock-model.ts';

/** The face of a clock now; seconds follow the wish for less motion. */
export function useClockFace(clock: ClockModel, now: EpochMs): ClockFace {
  const isStill = useReducedMotion(false);
  return clockFace(clock.input, now, !isStill);
}

/** The whole state of a clock in one sentence, for the ear. */
export function useClockSentence(clock: ClockModel, now: EpochMs): string {
  const text = useText();
  const dates = useDates(clock.zone);
  const { countdown, word } = clockFace(clock.input, now, false);
  const due = clock.input.dueAt === null ? '' : dates.long(clock.input.dueAt);
  const length = word === 'ended' || word === 'open' ? (countdown.usedMs ?? 0) : (countdown.remainingMs ?? 0);
  const parts = spokenParts(length);
  const span = text('clock.span', { hours: parts.hours, minutes: parts.minutes });
  return text(`clock.sentence.${word}`, { title: clock.title, span, due, holder: clock.heldBy ?? '' });
}

type ClockDigitsProps = {
  readonly clock: ClockModel;
  readonly now: EpochMs;
  readonly size: 'slim' | 'large' | 'huge';
};

/** The digits with the word beside them. Silent to screen readers until asked: role="timer" is. */
export function ClockDigits({ clock, now, size }: ClockDigitsProps) {
  const text = useText();
  const dates = useDates(clock.zone);
  const face = useClockFace(clock, now);
  const sentence = useClockSentence(clock, now);
  const digits = face.digits === '' ? text('clock.none') : face.digits;
  const word =
    face.word === 'suspicion'
      ? text('clock.word.suspicion', {
          time: clock.suspicionAt === undefined ? '' : dates.time(clock.suspicionAt),
        })
      : text(`clock.word.${face.word}`, { holder: clock.heldBy ?? '' });
  return (
    <div className={css.clock} data-size={size} data-tone={face.tone} role="timer" aria-label={sentence}>
      {face.word === 'late' || face.word === 'filedLate' ? (
        <span className={css.digits}>
          <span className={css.before}>{text('clock.lateBy')}</span> {digits}
        </span>
      ) : (
        <span className={css.digits}>
          {face.word === 'ended' && <span className={css.before}>{text('clock.after')} </span>}
          {digits}
        </span>
      )}
      {face.word !== 'late' && <span className={css.word}>{word}</span>}
    </div>
  );
}
