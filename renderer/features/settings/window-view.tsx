import { NativeSelect } from '@mantine/core';
import { LANGUAGES, type Language } from '../../../shared/text/language.ts';
import { useText } from '../../i18n/use-text.ts';
import { SCHEME_CHOICES, type SchemeChoice } from './scheme.ts';
import css from './settings.module.css';

export type WindowModel = { readonly language: Language; readonly scheme: SchemeChoice };

type WindowViewProps = {
  readonly model: WindowModel;
  readonly onChange: (model: WindowModel) => void;
};

/** How the window looks and which language it speaks. */
export function WindowView({ model, onChange }: WindowViewProps) {
  const text = useText();
  return (
    <section className={css.group} aria-label={text('settings.part.window')}>
      <div className={css.fields}>
        <NativeSelect
          label={text('settings.language')}
          description={text('settings.languageHint')}
          value={model.language}
          data={LANGUAGES.map((value) => ({ value, label: text(`language.${value}`) }))}
          onChange={(event) => {
            const language = LANGUAGES.find((known) => known === event.currentTarget.value);
            if (language !== undefined) onChange({ ...model, language });
          }}
        />
        <NativeSelect
          label={text('settings.scheme')}
          description={text('settings.schemeHint')}
          value={model.scheme}
          data={SCHEME_CHOICES.map((value) => ({ value, label: text(`scheme.${value}`) }))}
          onChange={(event) => {
            const scheme = SCHEME_CHOICES.find((known) => known === event.currentTarget.value);
            if (scheme !== undefined) onChange({ ...model, scheme });
          }}
        />
      </div>
    </section>
  );
}
