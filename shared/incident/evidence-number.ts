import type { Incident } from './state.ts';

/** The number of a piece of evidence in its case, `E-1`, in the order of recording; `undefined` for none. */
export function evidenceNumber({ evidence }: Pick<Incident, 'evidence'>, id: string): string | undefined {
  const index = evidence.findIndex((one) => one.id === id);
  return index === -1 ? undefined : `E-${index + 1}`;
}
