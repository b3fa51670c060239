import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../i18n/numbers.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { SectionHead } from '../../ui/section-head.tsx';
import { ActForm } from './act-form.tsx';
import type { PolicyActs, PolicyInput, PolicyModel, PolicyRuleRow, RuleChoice } from './policy-model.ts';
import css from './settings.module.css';

type PolicyViewProps = PolicyActs & { readonly model: PolicyModel };

/** The rules of the house: what each counts for, from where on, and what was shipped. */
export function PolicyView({ model, onSave, onReset }: PolicyViewProps) {
  const text = useText();
  const dates = useDates(model.zone);
  const { i18n } = useTranslation();
  const [people, setPeople] = useState(String(model.people));
  const [highRiskFrom, setHighRiskFrom] = useState(model.highRiskFrom);
  const [rules, setRules] = useState<PolicyInput['rules']>(() =>
    Object.fromEntries(model.rules.map(({ id, authority, checklist }) => [id, { authority, checklist }])),
  );
  const counted = readCount(people);
  const reset = async () => {
    const refused = await onReset();
    if (refused !== null) return refused;
    setPeople(String(model.shippedPeople));
    setHighRiskFrom(model.shippedHighRiskFrom);
    setRules(Object.fromEntries(model.rules.map(({ id, shipped }) => [id, shipped])));
    return null;
  };
  const points = model.rules.map((_, index) => index + 1);
  return (
    <ActForm
      label={text('settings.policy.save')}
      done={text('settings.policy.saved')}
      isReady={counted !== null}
      onAct={() => onSave({ people: counted ?? model.people, highRiskFrom, rules })}
      second={{ label: text('settings.policy.reset'), done: text('settings.policy.saved'), onAct: reset }}
    >
      <p className={css.soft}>{text('settings.policy.notTheLaw')}</p>
      <section className={css.group} aria-label={text('settings.policy.rules')}>
        <SectionHead title={text('settings.policy.rules')} hasRule />
        <ul>
          {model.rules.map((rule) => (
            <RuleLine
              key={rule.id}
              rule={rule}
              people={numberText(i18n.language, counted ?? model.people)}
              choice={rules[rule.id] ?? rule.shipped}
              onChoose={(choice) => setRules({ ...rules, [rule.id]: choice })}
            />
          ))}
        </ul>
      </section>
      <section className={css.group} aria-label={text('settings.policy.thresholds')}>
        <SectionHead title={text('settings.policy.thresholds')} hasRule />
        <div className={css.fields}>
          <TextInput
            inputMode="numeric"
            label={text('settings.policy.people')}
            description={text('settings.policy.shipped', {
              value: numberText(i18n.language, model.shippedPeople),
            })}
            value={people}
            error={counted === null ? text('settings.policy.peopleWrong') : null}
            onChange={(event) => setPeople(event.currentTarget.value)}
          />
          <NativeSelect
            label={text('settings.policy.highRiskFrom')}
            description={text('settings.policy.shipped', { value: model.shippedHighRiskFrom })}
            data={points.map((value) => ({
              value: String(value),
              label: text('settings.policy.points', { count: value }),
            }))}
            value={String(highRiskFrom)}
            onChange={(event) => setHighRiskFrom(Number(event.currentTarget.value))}
          />
        </div>
      </section>
      <p className={css.soft}>
        {model.changed === null
          ? text('settings.policy.asShipped')
          : text('settings.changedBy', { name: model.changed.by, when: dates.long(model.changed.at) })}
      </p>
    </ActForm>
  );
}

/** A whole number with or without separators; `null` if it is none, or nobody. */
function readCount(typed: string): number | null {
  const plain = typed.replace(/[\s.,']/g, '');
  return /^[1-9]\d{0,8}$/.test(plain) ? Number(plain) : null;
}

type RuleLineProps = {
  readonly rule: PolicyRuleRow;
  readonly people: string;
  readonly choice: RuleChoice;
  readonly onChoose: (choice: RuleChoice) => void;
};

function RuleLine({ rule, people, choice, onChoose }: RuleLineProps) {
  const text = useText();
  const words = rule.text.replace('{people}', people);
  const isOff = !choice.authority && !choice.checklist;
  const isChanged =
    choice.authority !== rule.shipped.authority || choice.checklist !== rule.shipped.checklist;
  const notes = [
    ...(isOff ? [text('settings.policy.off')] : []),
    ...(isChanged ? [text('settings.policy.changed')] : []),
    rule.source,
  ];
  return (
    <li className={css.rule}>
      <div>
        <p className={css.name}>{words}</p>
        <p className={css.soft}>{notes.join(' · ')}</p>
      </div>
      <Checkbox
        label={text('settings.policy.authority')}
        aria-label={`${words}: ${text('settings.policy.authority')}`}
        checked={choice.authority}
        onChange={(event) => onChoose({ ...choice, authority: event.currentTarget.checked })}
      />
      <Checkbox
        label={text('settings.policy.checklist')}
        aria-label={`${words}: ${text('settings.policy.checklist')}`}
        checked={choice.checklist}
        onChange={(event) => onChoose({ ...choice, checklist: event.currentTarget.checked })}
      />
    </li>
  );
}
