/** Where the focus goes with F6, in this order. */
export const REGIONS = ['rail', 'tide', 'page', 'inspector', 'dock', 'status'] as const;
export type Region = (typeof REGIONS)[number];

/** Marks an element as a region. */
export function regionProps(region: Region) {
  return { 'data-region': region, tabIndex: -1 } as const;
}

/** The region after (or before) another, among those that are on the screen. */
export function nextRegion<R>(present: readonly R[], current: R | undefined, step: 1 | -1): R | undefined {
  if (present.length === 0) return undefined;
  const index = current === undefined ? -1 : present.indexOf(current);
  if (index === -1) return step === 1 ? present[0] : present.at(-1);
  return present[(index + step + present.length) % present.length];
}

/** Moves the focus to the next region of the window. */
export function cycleRegion(step: 1 | -1): void {
  const present = [...document.querySelectorAll<HTMLElement>('[data-region]')].sort(
    (a, b) => orderOf(a) - orderOf(b),
  );
  const current = document.activeElement?.closest<HTMLElement>('[data-region]') ?? undefined;
  nextRegion(present, current, step)?.focus();
}

function orderOf(element: HTMLElement): number {
  return (REGIONS as readonly (string | undefined)[]).indexOf(element.dataset['region']);
}
