import type { EnisaResult } from '../../../shared/assessment/types.ts';

/** Upper ends of the bands of the ENISA score, and the highest score there is. */
export const BANDS = [
  { level: 'low', from: 0, to: 2 },
  { level: 'medium', from: 2, to: 3 },
  { level: 'high', from: 3, to: 4 },
  { level: 'veryHigh', from: 4, to: 5.5 },
] as const satisfies readonly { level: EnisaResult['level']; from: number; to: number }[];

/** Highest score the band bar shows. */
export const HIGHEST = 5.5;

/** Position on the band bar, 0 to 100. */
export function bandPercent(score: number): number {
  return (Math.min(HIGHEST, Math.max(0, score)) / HIGHEST) * 100;
}

/** A score for people: 4, 0.75, 4.75. */
export function scoreText(score: number): string {
  return String(Math.round(score * 100) / 100);
}

/** The parts of a reason that are still too short to stand alone. */
export function missingParts(parts: {
  readonly likelihood: string;
  readonly severity: string;
  readonly safeguards: string;
}): readonly ('likelihood' | 'severity' | 'safeguards')[] {
  return (['likelihood', 'severity', 'safeguards'] as const).filter(
    (part) => parts[part].trim().split(/\s+/).filter(Boolean).length < 3,
  );
}
