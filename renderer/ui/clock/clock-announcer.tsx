import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { useClockSentence } from './clock-digits.tsx';
import { type ClockModel, thresholdPassed } from './clock-model.ts';

/** Speaks the leading clock: politely when a threshold passes, and when it is asked for by key. */
export function ClockAnnouncer({ clock, now }: { readonly clock: ClockModel; readonly now: EpochMs }) {
  const sentence = useClockSentence(clock, now);
  const before = useRef(now);
  const [spoken, setSpoken] = useState('');
  const { startsAt } = clock.input;
  useEffect(() => {
    const passed = startsAt === null ? null : thresholdPassed(startsAt, before.current, now);
    before.current = now;
    if (passed !== null) setSpoken(sentence);
  }, [now, sentence, startsAt]);
  // A blank in between makes the same sentence be read once more.
  const speak = () => setSpoken((last) => (last === sentence ? `${sentence}\u00a0` : sentence));
  useHotkeys([['mod+T', speak]], []);
  return (
    <div className="hz-visually-hidden" role="status" aria-live="polite">
      {spoken}
    </div>
  );
}
