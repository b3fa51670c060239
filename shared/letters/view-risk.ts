import type { RiskFactor } from '../assessment/types.ts';
import { sentence } from './prose.ts';
import type { View, ViewValue } from './slot-values.ts';
import { box, type Context, isDecided, isJudged, openSlot, slot } from './view-context.ts';
import { factText, wordList } from './view-fact-text.ts';

/** Likely consequences and risk: Art. 33(3)(c) GDPR. No box is ticked while there is nothing to judge. */
export function riskView(context: Context): View {
  const { risk } = context.assessment;
  const judged = isJudged(context);
  const at = (level: string) => box(judged && risk.level === level);
  return {
    high: at('high'),
    risk: at('risk'),
    unlikely: at('unlikely'),
    open: judged ? undefined : openSlot(context, 'data.categories'),
    isJudged: judged,
    isDecided: isDecided(context),
    text: context.wording.words.riskLevels[risk.level],
    reasons: judged ? presentFactors(risk.factors).map((factor) => sentence(factor.why)) : [],
    ...consequencesView(context),
  };
}

/** The considerations that apply, the weightiest first. */
export function presentFactors(factors: readonly RiskFactor[]): readonly RiskFactor[] {
  return factors
    .filter((factor) => factor.present && sentence(factor.why) !== undefined)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

function consequencesView(context: Context): View {
  const { consequences, data } = context.facts;
  const list = wordList(context, 'consequences', consequences?.likely);
  const narrative = sentence(consequences?.narrative);
  const none = consequences?.likely?.length === 0;
  return {
    consequences: list,
    consequencesNone: none,
    consequencesOpen: consequencesOpen(context, list !== undefined || none),
    narrative,
    severity: factText(context, 'consequences.severity'),
    serviceImpact: factText(context, 'consequences.serviceImpact'),
    vulnerable: wordList(context, 'vulnerableGroups', data?.vulnerableGroups),
    vulnerableNone: data?.vulnerableGroups?.length === 0,
    vulnerableOpen:
      data?.vulnerableGroups === undefined ? slot(context, 'data.vulnerableGroups', undefined) : undefined,
  };
}

function consequencesOpen(context: Context, isAnswered: boolean): ViewValue {
  return isAnswered ? undefined : slot(context, 'consequences.likely', undefined);
}
