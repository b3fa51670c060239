/** How wide a column would like to be, and how narrow it can get without cutting a word. In points. */
export type ColumnNeed = { readonly natural: number; readonly word: number };

/**
 * Widths that fill `available`. Narrow columns keep what they need; wide ones share the rest in
 * proportion to their text, but no column is narrower than its longest word while there is room.
 */
export function columnWidths(needs: readonly ColumnNeed[], available: number): readonly number[] {
  const natural = needs.reduce((sum, need) => sum + need.natural, 0);
  if (natural <= available)
    return needs.map((need) => need.natural + ((available - natural) * need.natural) / natural);
  const fair = available / needs.length;
  const isNarrow = needs.map((need) => need.natural <= fair);
  const kept = needs.reduce((sum, need, index) => sum + (isNarrow[index] ? need.natural : 0), 0);
  const rest = available - kept;
  // The square root keeps a column of long prose from starving its neighbours.
  const weights = needs.map((need, index) => (isNarrow[index] ? 0 : Math.sqrt(need.natural)));
  const weight = weights.reduce((sum, part) => sum + part, 0);
  const widths = needs.map((need, index) =>
    isNarrow[index] ? need.natural : (rest * (weights[index] ?? 0)) / weight,
  );
  return widened(widths, needs);
}

/** Takes from the columns with room what the others lack for their longest word. */
function widened(widths: readonly number[], needs: readonly ColumnNeed[]): readonly number[] {
  const lack = widths.map((width, index) => Math.max(0, (needs[index]?.word ?? 0) - width));
  const spare = widths.map((width, index) => Math.max(0, width - (needs[index]?.word ?? 0)));
  const lacking = lack.reduce((sum, part) => sum + part, 0);
  const sparing = spare.reduce((sum, part) => sum + part, 0);
  if (lacking === 0 || sparing === 0) return widths;
  const moved = Math.min(lacking, sparing);
  return widths.map(
    (width, index) =>
      width + ((lack[index] ?? 0) * moved) / lacking - ((spare[index] ?? 0) * moved) / sparing,
  );
}
