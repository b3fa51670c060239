import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { PassphraseField } from '../../ui/new-passphrase.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { ActForm } from './act-form.tsx';
import type { BackupsActs, BackupsModel, Drill } from './backups-model.ts';
import css from './settings.module.css';

type DrillsProps = Pick<BackupsActs, 'onRehearse'> & { readonly model: BackupsModel };

/** The restore drill: a backup is opened and read whole, and nothing is changed. */
export function Drills({ model, onRehearse }: DrillsProps) {
  const text = useText();
  const dates = useDates(model.zone);
  const backups = model.backups ?? [];
  const [chosen, setChosen] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [found, setFound] = useState<Drill | null>(null);
  const name = chosen === '' ? (backups[0]?.name ?? '') : chosen;
  const rehearse = async () => {
    setFound(null);
    const read = await onRehearse(name, passphrase);
    if ('refused' in read) return read.refused;
    setPassphrase('');
    setFound(read);
    return null;
  };
  const { rehearsal } = model;
  return (
    <section className={css.group} aria-label={text('settings.drill.title')}>
      <SectionHead title={text('settings.drill.title')} hasRule />
      <p>
        {rehearsal === null
          ? text('settings.drill.never')
          : text('settings.drill.last', {
              when: dates.long(rehearsal.at),
              name: rehearsal.by,
              entry: rehearsal.entry,
            })}
      </p>
      <ol className={css.steps}>
        {(['here', 'elsewhere', 'paper'] as const).map((step) => (
          <li key={step}>{text(`settings.drill.${step}`)}</li>
        ))}
      </ol>
      {backups.length > 0 && (
        <ActForm
          variant="default"
          label={text('settings.drill.read')}
          done=""
          isReady={passphrase !== ''}
          onAct={rehearse}
        >
          <div className={css.fields}>
            <NativeSelect
              label={text('settings.drill.which')}
              data={backups.map((backup) => ({ value: backup.name, label: dates.long(backup.takenAt) }))}
              value={name}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
            <PassphraseField
              label={text('settings.yours')}
              description={text('settings.drill.passphraseHint')}
              value={passphrase}
              onChange={setPassphrase}
            />
          </div>
        </ActForm>
      )}
      <p role="status">
        {found !== null && text('settings.drill.found', { entry: found.entry, words: found.words })}
      </p>
    </section>
  );
}
