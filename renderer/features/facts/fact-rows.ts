import type { CountInput, FactKind, FactRow, FactsModel } from './facts-model.ts';

export type FactCounts = { readonly known: number; readonly unknown: number; readonly notApplicable: number };

/** How many facts are known, unknown, and not applicable. */
export function factCounts(rows: readonly Pick<FactRow, 'kind'>[]): FactCounts {
  const count = (kinds: readonly FactKind[]) => rows.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    known: count(['exact', 'estimate']),
    unknown: count(['findOut', 'missing']),
    notApplicable: count(['notApplicable']),
  };
}

/** True if somebody still has to find it out. */
export function isUnknown({ kind }: FactRow): boolean {
  return kind === 'findOut' || kind === 'missing';
}

export type FactGroup = {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly FactRow[];
  readonly counts: FactCounts;
};

/** The groups with the rows that match; counts are those of the whole group. */
export function factGroups(
  model: Pick<FactsModel, 'groups' | 'rows'>,
  search: string,
  isUnknownFirst: boolean,
): readonly FactGroup[] {
  const wanted = search.trim().toLowerCase();
  const matches = ({ label, value }: FactRow) => `${label} ${value ?? ''}`.toLowerCase().includes(wanted);
  return model.groups
    .map(({ id, title }) => {
      const all = model.rows.filter(({ group }) => group === id);
      const shown = all.filter(matches);
      const rows = isUnknownFirst
        ? [...shown].sort((a, b) => Number(isUnknown(b)) - Number(isUnknown(a)))
        : shown;
      return { id, title, rows, counts: factCounts(all) };
    })
    .filter(({ rows }) => rows.length > 0);
}

const ABOUT = /^(about|around|approx\.?|circa|ca\.?|etwa|rund|≈|~)\s*/i;
const FIGURE = String.raw`\d{1,3}(?:[.,'\u00a0 ]\d{3})+|\d+`;
const RANGE = new RegExp(`^(${FIGURE})\\s*(?:-|–|to|bis|and|und)\\s*(${FIGURE})$`, 'i');

/** Reads a number of people or records: `4500`, `about 3,000`, `3,900 to 4,500`; `null` if it is none. */
export function parseCount(typed: string): CountInput | null {
  const isAbout = ABOUT.test(typed.trim());
  const plain = typed.trim().replace(ABOUT, '');
  const range = RANGE.exec(plain);
  const [from, to] = range === null ? [figure(plain), figure(plain)] : [figure(range[1]), figure(range[2])];
  if (from === null || to === null || from > to) return null;
  return { from, to, isEstimate: isAbout || from !== to };
}

function figure(typed: string | undefined): number | null {
  if (typed === undefined || !new RegExp(`^(?:${FIGURE})$`).test(typed)) return null;
  const value = Number(typed.replace(/\D/g, ''));
  return Number.isSafeInteger(value) ? value : null;
}
