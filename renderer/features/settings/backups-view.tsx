import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { ActForm } from './act-form.tsx';
import type { BackupsActs, BackupsModel } from './backups-model.ts';
import { Drills } from './drills.tsx';
import { KeptBackups } from './kept-backups.tsx';
import css from './settings.module.css';

type BackupsViewProps = BackupsActs & { readonly model: BackupsModel };

/** Copies of the vault: where they lie, how old the newest is, and the proof that it would help. */
export function BackupsView({ model, ...acts }: BackupsViewProps) {
  const text = useText();
  const dates = useDates(model.zone);
  const [last] = model.backups ?? [];
  return (
    <>
      {model.backups !== null && model.isOld && (
        <Banner icon="clock" tone="lamp">
          {text(last === undefined ? 'settings.backups.none' : 'settings.backups.old')}
        </Banner>
      )}
      <section className={css.group} aria-label={text('settings.backups.now')}>
        <SectionHead title={text('settings.backups.now')} hasRule />
        <p>
          {last === undefined
            ? text('settings.backups.noneYet')
            : text('settings.backups.last', {
                when: dates.long(last.takenAt),
                count: model.backups?.length ?? 0,
              })}
        </p>
        <p className={css.soft}>{text('settings.backups.rotation')}</p>
        <ActForm
          label={text('settings.backups.make')}
          done={text('settings.backups.made')}
          onAct={acts.onMake}
          second={{
            variant: 'default',
            label: text('settings.backups.saveCopy'),
            done: text('settings.saved'),
            onAct: acts.onSaveCopy,
          }}
        />
      </section>
      <Places model={model} {...acts} />
      <Drills model={model} onRehearse={acts.onRehearse} />
      {model.backups !== null && model.backups.length > 0 && (
        <KeptBackups backups={model.backups} zone={model.zone} onRestore={acts.onRestore} />
      )}
    </>
  );
}

/** Where the file and its copies lie. */
function Places({ model, ...acts }: BackupsViewProps) {
  const text = useText();
  return (
    <section className={css.group} aria-label={text('settings.backups.where')}>
      <SectionHead title={text('settings.backups.where')} hasRule />
      <p className={css.path}>{model.path ?? text('settings.backups.inBrowser')}</p>
      {model.path !== null && (
        <ActForm variant="default" label={text('settings.backups.reveal')} done="" onAct={acts.onReveal} />
      )}
      {model.hasSecond && (
        <>
          <p className={css.path}>
            {model.second === null
              ? text('settings.backups.noSecond')
              : text('settings.backups.second', { folder: model.second })}
          </p>
          <ActForm
            variant="default"
            label={text('settings.backups.chooseSecond')}
            done={text('settings.saved')}
            onAct={acts.onChooseSecond}
            {...(model.second === null
              ? {}
              : {
                  second: {
                    label: text('settings.backups.forgetSecond'),
                    done: text('settings.saved'),
                    onAct: acts.onForgetSecond,
                  },
                })}
          />
        </>
      )}
    </section>
  );
}
