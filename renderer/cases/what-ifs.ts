import type { Assessment } from '../../shared/assessment/types.ts';
import { CATEGORY_INFO } from '../../shared/facts/categories.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import type { DataCategory } from '../../shared/facts/vocabulary.ts';
import type { WhatIf } from '../features/assessment/assessment-model.ts';
import type { Text } from '../i18n/use-text.ts';
import { specOf } from './fact-table.ts';
import { optionLabel } from './fact-words.ts';

type Change = { readonly id: string; readonly label: string; readonly note: string; readonly facts: Facts };

/** More than this many changes hide what matters. */
const OPEN_MAX = 3;
const RESTORED_HOURS = 8;

/** What one change of the facts would do to score and duties, recomputed with the same law. */
export function whatIfs(
  facts: Facts,
  now: Assessment,
  assess: (facts: Facts) => Assessment,
  text: Text,
): readonly WhatIf[] {
  const changes = [...withoutGravest(facts, text), ...simpleOnly(facts, text), ...protections(facts, text)];
  const recomputed = changes.map(({ id, label, note, facts: changed }): WhatIf => {
    const then = assess(changed);
    return { id, label, score: then.enisa.se, note, effect: effectOf(now, then, text) };
  });
  return [...openAnswers(now, text), ...recomputed];
}

/** What the answer to an open question would change, as the sensitivity of the assessment found it. */
function openAnswers({ open }: Assessment, text: Text): readonly WhatIf[] {
  return open.slice(0, OPEN_MAX).flatMap(({ fact, outcomes }) => {
    const spec = specOf(fact);
    const [first] = outcomes;
    if (first === undefined) return [];
    const label = spec === undefined ? fact : text(`factLabel.${spec.path}`);
    return [
      {
        id: `open.${fact}`,
        label: text('assessmentText.whatIf.fact', { fact: label, value: first.value }),
        score: null,
        note: '',
        effect: first.change,
      },
    ];
  });
}

/** Without each specially protected kind of data; what then weighs most is named. */
function withoutGravest(facts: Facts, text: Text): readonly Change[] {
  const categories = facts.data?.categories ?? [];
  return categories
    .filter((category) => CATEGORY_INFO[category].special !== null && categories.length > 1)
    .map((category) => {
      const rest = categories.filter((other) => other !== category);
      const label = text('assessmentText.whatIf.without', {
        category: optionLabel(text, 'category', category),
      });
      const grave = rest.filter((other) => CATEGORY_INFO[other].enisa !== 'simple');
      const note =
        grave.length === 0
          ? ''
          : text('assessmentText.remain', {
              categories: grave.map((one) => optionLabel(text, 'category', one)).join(', '),
            });
      return { id: `without.${category}`, label, note, facts: withCategories(facts, rest) };
    });
}

function simpleOnly(facts: Facts, text: Text): readonly Change[] {
  const categories = facts.data?.categories ?? [];
  const simple = categories.filter((category) => CATEGORY_INFO[category].enisa === 'simple');
  if (simple.length === 0 || simple.length === categories.length) return [];
  const named = simple.map((one) => optionLabel(text, 'category', one)).join(', ');
  const label = text('assessmentText.whatIf.simpleOnly', { category: named });
  return [{ id: 'simpleOnly', label, note: '', facts: withCategories(facts, simple) }];
}

function protections(facts: Facts, text: Text): readonly Change[] {
  const { protection, breach } = facts;
  const isSafe = protection?.encryption === 'full' && protection.keyCompromised === false;
  const encrypted: Facts = {
    ...facts,
    protection: { ...protection, encryption: 'full', keyCompromised: false },
  };
  const isLost = breach?.properties?.includes('availability') === true;
  const isBack =
    protection?.restoredWithinHours !== undefined && protection.restoredWithinHours <= RESTORED_HOURS;
  const restored: Facts = {
    ...facts,
    protection: { ...protection, backup: 'restored', restoredWithinHours: RESTORED_HOURS },
  };
  return [
    ...(isSafe
      ? []
      : [{ id: 'encrypted', label: text('assessmentText.whatIf.encrypted'), note: '', facts: encrypted }]),
    ...(isLost && !isBack
      ? [{ id: 'restored', label: text('assessmentText.whatIf.restored'), note: '', facts: restored }]
      : []),
  ];
}

function withCategories(facts: Facts, categories: readonly DataCategory[]): Facts {
  return { ...facts, data: { ...facts.data, categories: [...categories] } };
}

function effectOf({ decision: now }: Assessment, { decision: then }: Assessment, text: Text): string {
  const parts = [
    ...(now.notifyAuthority === then.notifyAuthority
      ? []
      : [
          text(
            then.notifyAuthority ? 'assessmentText.effect.authority' : 'assessmentText.effect.noAuthority',
          ),
        ]),
    ...(now.notifyIndividuals === then.notifyIndividuals
      ? []
      : [
          text(
            then.notifyIndividuals
              ? 'assessmentText.effect.individuals'
              : 'assessmentText.effect.noIndividuals',
          ),
        ]),
  ];
  return parts.length === 0 ? text('assessmentText.effect.same') : parts.join(', ');
}
