import { useDates } from '../../../renderer/i18n/use-dates.ts';
import {
  AWARE_AT,
  at,
  BERLIN,
  DUE_AT,
  halvorClock,
  halvorTide,
  SUNDAY_3,
} from '../../../renderer/ui/case.fixtures.ts';
import { ClockDigits } from '../../../renderer/ui/clock/clock-digits.tsx';
import type { ClockModel } from '../../../renderer/ui/clock/clock-model.ts';
import { SlimTideLine } from '../../../renderer/ui/tide-line/slim-tide-line.tsx';
import { tideFromClock } from '../../../renderer/ui/tide-line/tide-from-clock.ts';
import { TideLine } from '../../../renderer/ui/tide-line/tide-line.tsx';
import type { TideModel } from '../../../renderer/ui/tide-line/tide-model.ts';
import { type EpochMs, epochMs } from '../../../shared/time/instant.ts';

type State = { readonly name: string; readonly now: EpochMs; readonly clock: ClockModel };

const insurer: ClockModel = {
  ...halvorClock,
  title: 'Insurer, policy clause 9.2',
  heldBy: 'insurer',
  input: { kind: 'contract', startsAt: AWARE_AT, dueAt: at('2027-03-29T02:07Z'), hold: { since: SUNDAY_3 } },
};

const STATES: readonly State[] = [
  {
    name: 'Not started',
    now: at('2027-03-27T02:07Z'),
    clock: {
      ...halvorClock,
      suspicionAt: at('2027-03-26T23:26Z'),
      input: { kind: 'legal', startsAt: null, dueAt: null },
    },
  },
  { name: 'Late', now: at('2027-03-30T02:08Z'), clock: halvorClock },
  { name: 'Running', now: SUNDAY_3, clock: halvorClock },
  {
    name: 'Filed',
    now: at('2027-03-29T18:00Z'),
    clock: {
      ...halvorClock,
      input: { ...halvorClock.input, end: { how: 'filed', at: at('2027-03-29T16:20Z') } },
    },
  },
  { name: 'Due', now: at('2027-03-29T14:40Z'), clock: halvorClock },
  {
    name: 'Ended',
    now: at('2027-03-29T14:40Z'),
    clock: {
      ...halvorClock,
      input: { ...halvorClock.input, end: { how: 'decision', at: at('2027-03-27T08:32Z') } },
    },
  },
  { name: 'Last hour', now: epochMs(DUE_AT - 41 * 60_000 - 8_000), clock: halvorClock },
  { name: 'Held', now: at('2027-03-28T12:00Z'), clock: insurer },
];

function tideOf({ clock, now }: State): TideModel {
  return tideFromClock(clock, now, {
    label: 'Due',
    others: [],
    marks: [],
    holidays: [],
    emptyFrom: AWARE_AT,
  });
}

/** All states of the clock side by side, as in picture 13. */
export function TideStates() {
  const dates = useDates(BERLIN);
  return (
    <main style={{ padding: '40px 48px' }}>
      <h1 style={{ fontSize: 20, marginBottom: 24 }}>The tide line</h1>
      <TideLine model={halvorTide(SUNDAY_3)} />
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '14px 44px', marginTop: 40 }}>
        {STATES.map((state) => (
          <section
            key={state.name}
            aria-label={state.name}
            style={{ borderTop: '1px solid var(--hz-line)', paddingTop: 10 }}
          >
            <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline' }}>
              <ClockDigits clock={state.clock} now={state.now} size="slim" />
              <span>{dates.long(state.clock.input.dueAt ?? state.now)}</span>
            </div>
            <SlimTideLine model={tideOf(state)} />
          </section>
        ))}
      </div>
    </main>
  );
}
