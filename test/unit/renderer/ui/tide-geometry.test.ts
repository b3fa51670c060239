import { describe, expect, it } from 'vitest';
import {
  AWARE_AT,
  at,
  BERLIN,
  DUE_AT,
  halvorFiled,
  halvorTide,
  SUNDAY_3,
} from '../../../../renderer/ui/case.fixtures.ts';
import {
  calendarDays,
  fillEnd,
  hasHand,
  LARGE_DOMAIN,
  lastLegalWall,
  nights,
  placeWalls,
  ROW_DOMAIN,
  rowBar,
  rulerTicks,
  scaleAround,
  spanOf,
  xOf,
} from '../../../../renderer/ui/tide-line/tide-geometry.ts';
import type { TideWall } from '../../../../renderer/ui/tide-line/tide-model.ts';
import { MS_PER_HOUR } from '../../../../shared/time/instant.ts';

const large = scaleAround(AWARE_AT, LARGE_DOMAIN, 1012);

describe('the scale of the tide line', () => {
  it('puts ten pixels to the hour on 1012 px', () => {
    expect(xOf(large, AWARE_AT)).toBeCloseTo(32, 5);
    expect(xOf(large, DUE_AT)).toBeCloseTo(752, 5);
  });

  it('gives no span to what lies off the line', () => {
    expect(spanOf(large, at('2027-04-09T00:00Z'), at('2027-04-10T00:00Z'))).toBeNull();
    expect(spanOf(large, at('2027-03-01T00:00Z'), AWARE_AT)?.width).toBeCloseTo(32, 5);
  });
});

describe('calendarDays', () => {
  it('draws the day of the spring change 23 hours long and that of autumn 25', () => {
    const spring = calendarDays(at('2027-03-27T23:00Z'), at('2027-03-28T12:00Z'), BERLIN, []);
    expect(spring.map(({ hours }) => hours)).toEqual([23]);
    const autumn = calendarDays(at('2027-10-30T22:00Z'), at('2027-10-31T12:00Z'), BERLIN, []);
    expect(autumn.map(({ hours }) => hours)).toEqual([25]);
  });

  it('marks weekends and named holidays as closed', () => {
    const holidays = [{ date: '2027-03-29', name: 'Easter Monday' }];
    const days = calendarDays(at('2027-03-26T12:00Z'), at('2027-03-30T12:00Z'), BERLIN, holidays);
    expect(days.map(({ isClosed }) => isClosed)).toEqual([false, true, true, true, false]);
    expect(days[3]?.holiday).toBe('Easter Monday');
  });
});

describe('nights', () => {
  it('last from 22:00 to 06:00 on the wall clock, seven hours in the night of the change', () => {
    const bands = nights(at('2027-03-27T12:00Z'), at('2027-03-28T12:00Z'), BERLIN);
    expect(bands).toHaveLength(1);
    const [band] = bands;
    expect(((band?.to ?? 0) - (band?.from ?? 0)) / MS_PER_HOUR).toBe(7);
  });
});

describe('the fill', () => {
  it('ends at the hand while the clock runs, at the wall once it is late, at the tick once filed', () => {
    expect(fillEnd(halvorTide(SUNDAY_3))).toBe(SUNDAY_3);
    expect(fillEnd(halvorTide(at('2027-03-30T05:00Z')))).toBe(DUE_AT);
    expect(fillEnd(halvorTide(at('2027-03-29T18:00Z'), halvorFiled))).toBe(at('2027-03-29T16:20Z'));
  });

  it('has no hand after a filing', () => {
    expect(hasHand(halvorTide(SUNDAY_3))).toBe(true);
    expect(hasHand(halvorTide(at('2027-03-29T18:00Z'), halvorFiled))).toBe(false);
  });

  it('reaches up to the last wall that the law sets, not to a contract', () => {
    const tide = halvorTide(SUNDAY_3);
    const walls: TideWall[] = [
      { id: 'a', kind: 'contract', label: 'Later', at: at('2027-03-31T00:00Z'), tone: 'ink' },
    ];
    expect(lastLegalWall({ ...tide, walls })).toBe(DUE_AT);
  });
});

describe('placeWalls', () => {
  const wall = (id: string, when: string): TideWall => ({
    id,
    kind: 'legal',
    label: id,
    at: at(when),
    tone: 'ink',
  });

  it('leaves the flag to the nearer of two that stand closer than 12 px', () => {
    const placed = placeWalls(large, [
      wall('later', '2027-03-28T03:00Z'),
      wall('nearer', '2027-03-28T02:07Z'),
    ]);
    expect(placed.map(({ wall: { id }, hasFlag }) => [id, hasFlag])).toEqual([
      ['nearer', true],
      ['later', false],
    ]);
  });

  it('draws no wall beyond the line', () => {
    expect(placeWalls(large, [wall('far', '2027-04-09T00:00Z')])).toEqual([]);
  });
});

describe('rulerTicks', () => {
  it('has a tick for each hour since zero, the named ones longest', () => {
    const ticks = rulerTicks(large, AWARE_AT, [0, 2, 24, 48, 72, 96]);
    expect(ticks).toHaveLength(99);
    expect([0, 1, 6, 24].map((hour) => ticks[hour]?.size)).toEqual([9, 3, 6, 9]);
  });
});

describe('rowBar', () => {
  const scale = scaleAround(SUNDAY_3, ROW_DOMAIN, 240);

  it('bars what is late from the wall to the hand', () => {
    const bar = rowBar(scale, at('2027-03-12T15:00Z'), at('2027-03-26T15:00Z'), SUNDAY_3);
    expect(bar.free).toBeNull();
    expect(bar.late).toEqual({ x: 0, width: 65 });
  });

  it('points beyond the edge', () => {
    const bar = rowBar(scale, at('2027-03-10T09:00Z'), at('2027-04-09T22:00Z'), SUNDAY_3);
    expect(bar).toMatchObject({ wallX: null, isBeyond: true });
  });
});
