import { useText } from '../../i18n/use-text.ts';
import { SectionHead } from '../../ui/section-head.tsx';
import type { PolicyRow } from './assessment-model.ts';
import css from './assessment-view.module.css';

/** The rules of the house on this case, beside the law and never in its place. */
export function Policy({ rules }: { readonly rules: readonly PolicyRow[] }) {
  const text = useText();
  if (rules.length === 0) return null;
  return (
    <section className={css.score} aria-labelledby="policy-title">
      <SectionHead id="policy-title" title={text('policy.title')} note={text('policy.notTheLaw')} hasRule />
      <ul>
        {rules.map((rule) => (
          <li key={rule.id} className={css.rule} data-state={rule.state}>
            <span>{rule.text}</span>
            <span className={css.ruleState}>{text(`policy.${rule.state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
