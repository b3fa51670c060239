import { useTranslation } from 'react-i18next';
import { useDay } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import type { LibraryDuty, LibraryLaw, LibrarySource } from './library-model.ts';
import css from './library-view.module.css';

/** A law with its duties as they stand today, and the texts that they were taken from. */
export function LawEntry({ law }: { readonly law: LibraryLaw }) {
  const text = useText();
  const day = useDay();
  const { version, checkedOn, inForceFrom } = law;
  const state = text(law.isVerified ? 'library.verified' : 'library.unverified');
  return (
    <article className={css.law}>
      <h3 className={css.lawTitle}>{law.title}</h3>
      <p className={css.note}>
        {text('library.pack', { version, checked: day(checkedOn), from: day(inForceFrom) })} {state}
      </p>
      <ul className={css.plain}>
        {law.duties.map((duty) => (
          <Duty key={duty.id} duty={duty} />
        ))}
      </ul>
      <details className={css.sources}>
        <summary>{text('library.sources')}</summary>
        <ul className={css.plain}>
          {law.sources.map((source) => (
            <Source key={source.id} source={source} />
          ))}
        </ul>
      </details>
    </article>
  );
}

function Duty({ duty }: { readonly duty: LibraryDuty }) {
  const text = useText();
  const { i18n } = useTranslation();
  const period =
    duty.amount === null || duty.unit === 'none'
      ? text('library.noPeriod')
      : text(`library.period.${duty.unit}`, {
          count: duty.amount,
          amount: new Intl.NumberFormat(i18n.language).format(duty.amount),
        });
  return (
    <li className={css.duty}>
      <span className={css.name}>{text(`library.recipient.${duty.recipient}`)}</span>
      <span>{period}</span>
      <span className={css.soft}>
        {duty.citation}. {text(`library.checked.${duty.checked}`)}
      </span>
    </li>
  );
}

function Source({ source }: { readonly source: LibrarySource }) {
  const text = useText();
  const day = useDay();
  return (
    <li className={css.source}>
      <span className={css.name}>{source.instrument}</span>
      {source.url !== null && <span className="hz-mono">{source.url}</span>}
      <span className={css.soft}>
        {text('library.read', { day: day(source.read) })} {text(`library.checked.${source.checked}`)}
        {source.note === '' ? '' : ` ${source.note}`}
      </span>
    </li>
  );
}
