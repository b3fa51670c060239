import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { PassphraseField } from '../../ui/new-passphrase.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import type { BackupRow, BackupsActs } from './backups-model.ts';
import { FormDialog } from './form-dialog.tsx';
import css from './settings.module.css';

const KIB = 1_024;

type KeptBackupsProps = Pick<BackupsActs, 'onRestore'> & {
  readonly backups: readonly BackupRow[];
  readonly zone: string;
};

/** The backups that are kept, newest first; each can be put in force. */
export function KeptBackups({ backups, zone, onRestore }: KeptBackupsProps) {
  const text = useText();
  const { i18n } = useTranslation();
  const dates = useDates(zone);
  const [chosen, setChosen] = useState<BackupRow | null>(null);
  const size = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  return (
    <section className={css.group} aria-label={text('settings.backups.kept')}>
      <SectionHead title={text('settings.backups.kept')} hasRule />
      <ul>
        {backups.map((backup) => (
          <li key={backup.name} className={css.backup}>
            <span className={css.name}>{dates.long(backup.takenAt)}</span>
            <span className={css.soft}>{backup.reason}</span>
            <span className={css.soft}>
              {text('settings.backups.size', { size: size.format(Math.ceil(backup.size / KIB)) })}
              {backup.isInSecond && ` · ${text('settings.backups.alsoSecond')}`}
            </span>
            <Button
              size="xs"
              variant="subtle"
              aria-label={`${text('settings.backups.restore')}: ${dates.long(backup.takenAt)}`}
              onClick={() => setChosen(backup)}
            >
              {text('settings.backups.restore')}
            </Button>
          </li>
        ))}
      </ul>
      {chosen !== null && (
        <RestoreDialog
          backup={chosen}
          when={dates.long(chosen.takenAt)}
          onRestore={onRestore}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}

type RestoreDialogProps = Pick<BackupsActs, 'onRestore'> & {
  readonly backup: BackupRow;
  readonly when: string;
  readonly onClose: () => void;
};

function RestoreDialog({ backup, when, onRestore, onClose }: RestoreDialogProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const word = text('settings.backups.restoreWord');
  return (
    <FormDialog
      isDestructive
      title={text('settings.backups.restoreTitle', { when })}
      submitLabel={text('settings.backups.restore')}
      isReady={typed.trim() === word && passphrase !== ''}
      onSubmit={() => onRestore(backup.name, passphrase)}
      onClose={onClose}
    >
      <div className={css.pair}>
        <p className={css.soft}>
          <strong>{text('destroy.goes')}</strong> {text('settings.backups.restoreGoes')}
        </p>
        <p className={css.soft}>
          <strong>{text('destroy.stays')}</strong> {text('settings.backups.restoreStays')}
        </p>
      </div>
      <PassphraseField
        label={text('settings.yours')}
        description={text('settings.drill.passphraseHint')}
        value={passphrase}
        onChange={setPassphrase}
      />
      <TextInput
        label={text('destroy.type', { word })}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
