import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { hrefOf, SETTINGS_PARTS, type SettingsPart } from '../../ui/route.ts';
import { Page } from '../../ui/shell/page.tsx';
import css from './settings.module.css';

/** What waits in a part, in a few words. */
export type PartNotes = Readonly<Partial<Record<SettingsPart, string>>>;

type SettingsFrameProps = {
  readonly part: SettingsPart;
  readonly notes: PartNotes;
  readonly children: ReactNode;
};

/** The settings: an index of their parts at the left, one part at a time beside it. */
export function SettingsFrame({ part, notes, children }: SettingsFrameProps) {
  const text = useText();
  return (
    <Page>
      <PageHeader title={text(`settings.part.${part}`)} summary={text(`settings.lead.${part}`)} />
      <div className={css.frame}>
        <nav className={css.index} aria-label={text('settings.title')}>
          <ul>
            {SETTINGS_PARTS.map((name) => (
              <li key={name}>
                <a
                  href={hrefOf({ screen: 'settings', part: name })}
                  aria-current={name === part ? 'page' : undefined}
                >
                  <span>{text(`settings.part.${name}`)}</span>
                  {notes[name] !== undefined && <span className={css.note}>{notes[name]}</span>}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className={css.part}>{children}</div>
      </div>
    </Page>
  );
}
