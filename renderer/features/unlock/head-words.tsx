import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import type { LastHead } from './unlock-model.ts';
import css from './unlock-view.module.css';

/** The eight words of the last head: other words mean an older copy took the file's place. */
export function HeadWords({ head, zone }: { readonly head: LastHead; readonly zone: string }) {
  const text = useText();
  const dates = useDates(zone);
  return (
    <div className={css.head}>
      <h2 className={css.headTitle}>{text('unlock.lastHead', { entry: head.entry })}</h2>
      <ol className={css.words}>
        {head.words.map((word, index) => (
          <li key={word}>
            <span className={css.number}>{index + 1}</span>
            {word}
          </li>
        ))}
      </ol>
      <p className={css.headNote}>{text('unlock.headNote', { when: dates.long(head.writtenAt) })}</p>
    </div>
  );
}
