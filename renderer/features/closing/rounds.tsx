import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { SectionHead } from '../../ui/section-head.tsx';
import type { RoundRow } from './closing-model.ts';
import css from './closing-view.module.css';

type RoundsProps = { readonly rounds: readonly RoundRow[]; readonly zone: string };

/** Every round of the case in order: awareness, decisions, closing. Nothing in an earlier one changes. */
export function Rounds({ rounds, zone }: RoundsProps) {
  const text = useText();
  return (
    <section aria-labelledby="rounds-title" className={css.group}>
      <SectionHead id="rounds-title" title={text('rounds.title')} note={text('rounds.note')} hasRule />
      <ol>
        {rounds.map((round) => (
          <Round key={round.number} round={round} zone={zone} />
        ))}
      </ol>
    </section>
  );
}

function Round({ round, zone }: { readonly round: RoundRow; readonly zone: string }) {
  const text = useText();
  const dates = useDates(zone);
  const { number, openedAt, reason, awareAt, decisions, closing } = round;
  return (
    <li className={css.round}>
      <h3 className={css.title}>{text('rounds.round', { number })}</h3>
      <p className={css.under}>
        {reason === null
          ? text('rounds.opened', { at: dates.long(openedAt) })
          : text('rounds.reopened', { at: dates.long(openedAt), reason })}{' '}
        {awareAt === null ? text('rounds.notAware') : text('rounds.aware', { at: dates.long(awareAt) })}
      </p>
      <ol>
        {decisions.map((decision) => (
          <li key={decision.id} className={css.decision}>
            <span className={css.title}>{decision.title}</span>
            <span className={css.under}>
              {text('rounds.decided', { name: decision.by, at: dates.long(decision.at) })} {decision.standing}
            </span>
          </li>
        ))}
      </ol>
      {decisions.length === 0 && <p className={css.under}>{text('rounds.undecided')}</p>}
      {closing !== null && (
        <p className={css.under}>
          {text('rounds.closed', { name: closing.by, at: dates.long(closing.at), outcome: closing.outcome })}{' '}
          {closing.adviser !== null && text('rounds.advised', { name: closing.adviser })}{' '}
          {closing.lessons !== null && text('rounds.lessons', { lessons: closing.lessons })}
        </p>
      )}
    </li>
  );
}
