import { Button, NativeSelect, Switch } from '@mantine/core';
import { LANGUAGES } from '../../../shared/text/language.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { LOCK_MINUTES, SCHEME_CHOICES, type SettingsActs, type SettingsModel } from './settings-model.ts';
import css from './settings-view.module.css';

type SettingsViewProps = SettingsActs & { readonly model: SettingsModel };

/** Looks, language, locking, and where the second copy goes. */
export function SettingsView({ model, ...acts }: SettingsViewProps) {
  const text = useText();
  return (
    <Page>
      <PageHeader title={text('settings.title')} summary={text('settings.lead')} />
      <div className={css.groups}>
        <section className={css.group}>
          <SectionHead title={text('settings.window')} hasRule />
          <NativeSelect
            label={text('settings.language')}
            description={text('settings.languageHint')}
            value={model.language}
            data={LANGUAGES.map((value) => ({ value, label: text(`language.${value}`) }))}
            onChange={(event) => {
              const language = LANGUAGES.find((known) => known === event.currentTarget.value);
              if (language !== undefined) acts.onChange({ language });
            }}
          />
          <NativeSelect
            label={text('settings.scheme')}
            value={model.scheme}
            data={SCHEME_CHOICES.map((value) => ({ value, label: text(`scheme.${value}`) }))}
            onChange={(event) => {
              const scheme = SCHEME_CHOICES.find((known) => known === event.currentTarget.value);
              if (scheme !== undefined) acts.onChange({ scheme });
            }}
          />
          {model.zones.length > 1 && (
            <NativeSelect
              label={text('settings.zone')}
              description={text('settings.zoneHint')}
              value={model.zone}
              data={[...model.zones]}
              onChange={(event) => acts.onChange({ zone: event.currentTarget.value })}
            />
          )}
        </section>
        <section className={css.group}>
          <SectionHead title={text('settings.vault')} hasRule />
          <NativeSelect
            label={text('settings.lock')}
            description={text('settings.lockHint')}
            value={String(model.lockMinutes)}
            data={LOCK_MINUTES.map((minutes) => ({
              value: String(minutes),
              label: text('settings.minutes', { count: minutes }),
            }))}
            onChange={(event) => acts.onChange({ lockMinutes: Number(event.currentTarget.value) })}
          />
          {model.keepsNames !== undefined && (
            <Switch
              label={text('settings.names')}
              description={text('settings.namesHint')}
              checked={model.keepsNames}
              onChange={(event) => acts.onChange({ keepsNames: event.currentTarget.checked })}
            />
          )}
          <div>
            <p className={css.label}>{text('settings.copy')}</p>
            <p className={css.soft}>{text('settings.copyHint')}</p>
            <Button className={css.act} variant="default" onClick={acts.onSaveCopy}>
              {text('settings.saveCopy')}
            </Button>
          </div>
          {acts.onChooseMirror !== undefined && (
            <div>
              <p className={css.label}>{text('settings.mirror')}</p>
              <p className={css.soft}>{model.mirrorFolder ?? text('settings.noMirror')}</p>
              <Button className={css.act} variant="default" onClick={acts.onChooseMirror}>
                {text('settings.chooseMirror')}
              </Button>
            </div>
          )}
          {acts.onNewRecoveryCode !== undefined && (
            <div>
              <p className={css.label}>{text('settings.recovery')}</p>
              <p className={css.soft}>{text('settings.recoveryHint')}</p>
              <Button className={css.act} variant="default" onClick={acts.onNewRecoveryCode}>
                {text('settings.newRecovery')}
              </Button>
            </div>
          )}
        </section>
      </div>
    </Page>
  );
}
