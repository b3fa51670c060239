import type { Speech } from '../text/speech.ts';
import type { RiskFactor, RiskResult } from './types.ts';

/**
 * The reasons for a risk level as a lawyer would note them: what makes harm likely, what makes it
 * grave, what adds or takes away, and the conclusion.
 */
export function reasonFor(risk: RiskResult, { say }: Speech): string {
  const present = risk.factors.filter((factor) => factor.present);
  const excluded = present.filter(
    (factor) => factor.id === 'protection.unintelligible' || factor.id === 'data.notPersonal',
  );
  const relevant =
    risk.level === 'unlikely' && excluded.length > 0
      ? [
          ...excluded,
          ...present.filter((factor) => factor.id.startsWith('service.') && factor.id !== 'service.happened'),
        ]
      : deciding(present);
  const sentences = relevant.length === 0 ? [say('reason.nothing')] : relevant.map((factor) => factor.why);
  return [...new Set(sentences), say(`reason.${risk.level}`)].join(' ');
}

/** The factors that carry the result: everything that adds or takes away, and of the rest the strongest. */
function deciding(present: readonly RiskFactor[]): readonly RiskFactor[] {
  const groups = ['exposure.', 'data.', 'consequences.', 'service.', 'scale.', 'persons.'];
  return groups.flatMap((prefix) => strongest(present.filter((factor) => factor.id.startsWith(prefix))));
}

function strongest(factors: readonly RiskFactor[]): readonly RiskFactor[] {
  const top = Math.max(...factors.map((factor) => factor.weight));
  return factors.filter((factor) => factor.weight < 0 || factor.weight === top);
}
