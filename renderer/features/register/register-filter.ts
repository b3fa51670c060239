import type { RegisterEntry, RegisterFilter } from './register-model.ts';

/** The entries that match; drills never stand among real cases. */
export function filteredEntries(
  entries: readonly RegisterEntry[],
  { search, year, risk }: RegisterFilter,
): readonly RegisterEntry[] {
  const wanted = search.trim().toLowerCase();
  return entries.filter((entry) => {
    const words = [entry.caseId, entry.title, entry.organisation, ...entry.cells.map(({ value }) => value)];
    return (
      !entry.isDrill &&
      (year === null || entry.year === year) &&
      (risk === null || entry.risk === risk) &&
      (wanted === '' || words.join(' ').toLowerCase().includes(wanted))
    );
  });
}

/** The years there are, newest first. */
export function yearsOf(entries: readonly RegisterEntry[]): readonly number[] {
  return [...new Set(entries.map(({ year }) => year))].sort((a, b) => b - a);
}
