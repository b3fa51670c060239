import { Button, PasswordInput, Textarea } from '@mantine/core';
import { IconArrowRight, IconEye, IconEyeOff, IconShieldLock, IconWifiOff } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { Initials } from '../../ui/initials.tsx';
import { RegionKeys } from '../../ui/shell/frame.tsx';
import { regionProps } from '../../ui/shell/regions.ts';
import { StatusBar, StatusItem } from '../../ui/shell/status-bar.tsx';
import { HeadWords } from './head-words.tsx';
import type { UnlockActs, UnlockModel } from './unlock-model.ts';
import css from './unlock-view.module.css';

type UnlockViewProps = UnlockActs & { readonly model: UnlockModel };

/** The door: which vault this is, the last head to compare, and who is working. */
export function UnlockView({ model, ...acts }: UnlockViewProps) {
  const text = useText();
  const dates = useDates(model.zone);
  const [isRecovering, setIsRecovering] = useState(false);
  return (
    <div className={css.frame}>
      <RegionKeys />
      <section className={css.vault} aria-label={text('unlock.vault')} {...regionProps('inspector')}>
        <p className={css.brand}>
          <BrandMark size={34} />
          Hour Zero
        </p>
        <div>
          <h1 className={css.name}>{model.vaultName}</h1>
          <p className={css.file}>
            <IconShieldLock size={17} stroke={1.6} aria-hidden="true" />
            {text('unlock.file', { file: model.fileName, size: sizeText(model.sizeBytes) })}
          </p>
        </div>
        {model.head !== null && <HeadWords head={model.head} zone={model.zone} />}
        <p className={css.offline}>
          <IconWifiOff size={17} stroke={1.6} aria-hidden="true" />
          <span>
            <strong>{text('unlock.offlineTitle')}</strong> {text('unlock.offline')}
          </span>
        </p>
      </section>
      <main className={css.door} {...regionProps('page')}>
        {isRecovering ? (
          <Recovery {...acts} model={model} onBack={() => setIsRecovering(false)} />
        ) : (
          <Door model={model} {...acts} onRecovering={() => setIsRecovering(true)} />
        )}
      </main>
      <StatusBar
        side={
          <div className={css.side}>
            <span>{dates.long(model.now)}</span>
            {acts.onOpenAnother !== undefined && (
              <button type="button" className="hz-link" onClick={acts.onOpenAnother}>
                {text('unlock.openAnother')}
              </button>
            )}
            {acts.onCheckBundle !== undefined && (
              <button type="button" className="hz-link" onClick={acts.onCheckBundle}>
                {text('unlock.checkBundle')}
              </button>
            )}
          </div>
        }
      >
        <StatusItem icon={<IconWifiOff size={14} stroke={1.6} aria-hidden="true" />}>
          {text('status.offline', { count: model.connectionsAttempted })}
        </StatusItem>
      </StatusBar>
    </div>
  );
}

type DoorProps = UnlockViewProps & { readonly onRecovering: () => void };

function Door({ model, onUnlock, onChooseVault, onRecovering }: DoorProps) {
  const text = useText();
  const [personId, setPersonId] = useState(model.lastPersonId ?? model.people[0]?.id ?? '');
  const [passphrase, setPassphrase] = useState('');
  const unlock = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy(model)) onUnlock(personId, passphrase);
  };
  return (
    <form className={css.form} onSubmit={unlock}>
      {model.vaults.length > 0 && (
        <fieldset className={css.people}>
          <legend className={css.who}>{text('vaultStanding.doorVault')}</legend>
          {model.vaults.map(({ id, name, isChosen }) => (
            <ChoiceCard
              key={id}
              name="vault"
              value={id}
              isChosen={isChosen}
              onChoose={() => onChooseVault(id)}
              label={name}
            />
          ))}
        </fieldset>
      )}
      <fieldset className={css.people}>
        <legend className={css.who}>{text('unlock.who')}</legend>
        {model.people.map((person) => (
          <ChoiceCard
            key={person.id}
            name="person"
            value={person.id}
            isChosen={person.id === personId}
            onChoose={() => setPersonId(person.id)}
            lead={<Initials size={34}>{person.initials}</Initials>}
            label={person.name}
            hint={person.role}
          />
        ))}
      </fieldset>
      <PasswordInput
        size="md"
        label={text('unlock.passphrase')}
        description={text('unlock.passphraseHint')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        autoComplete="current-password"
        autoFocus
        error={useUnlockError(model)}
        visibilityToggleButtonProps={{ 'aria-label': text('unlock.show'), tabIndex: 0, 'aria-hidden': false }}
        visibilityToggleIcon={({ reveal }) =>
          reveal ? <IconEyeOff size={20} stroke={1.6} /> : <IconEye size={20} stroke={1.6} />
        }
      />
      <div className={css.acts}>
        <Button
          type="submit"
          size="md"
          disabled={isBusy(model)}
          rightSection={<IconArrowRight size={16} stroke={1.8} aria-hidden="true" />}
        >
          {model.status.kind === 'opening' ? text('unlock.opening') : text('unlock.unlock')}
        </Button>
        <Button size="md" variant="subtle" onClick={onRecovering}>
          {text('unlock.useRecovery')}
        </Button>
      </div>
      <p className={css.note}>{text('unlock.note')}</p>
    </form>
  );
}

function isBusy({ status }: UnlockModel): boolean {
  return status.kind === 'opening' || status.kind === 'waiting';
}

function useUnlockError({ status }: UnlockModel): string | null {
  const text = useText();
  if (status.kind === 'wrong') return text('unlock.wrong');
  if (status.kind === 'waiting') return text('unlock.waiting', { seconds: status.seconds });
  return status.kind === 'fault' ? `${status.what} ${status.next}` : null;
}

type RecoveryProps = Pick<UnlockActs, 'onRecover'> & {
  readonly model: UnlockModel;
  readonly onBack: () => void;
};

function Recovery({ model, onRecover, onBack }: RecoveryProps) {
  const text = useText();
  const { status } = model;
  const otherError = useUnlockError(model);
  const [code, setCode] = useState('');
  // What is said of a passphrase that was tried before says nothing of the code.
  const [isTried, setIsTried] = useState(false);
  const error = status.kind === 'wrong' ? text('unlock.recoveryWrong') : otherError;
  const recover = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy(model)) return;
    setIsTried(true);
    onRecover(code);
  };
  return (
    <form className={css.form} onSubmit={recover}>
      <h2 className={css.who}>{text('unlock.recoveryTitle')}</h2>
      <Textarea
        size="md"
        autosize
        minRows={2}
        autoFocus
        label={text('unlock.recoveryCode')}
        description={text('unlock.recoveryHint')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={isTried ? error : null}
        spellCheck={false}
        autoComplete="off"
      />
      <div className={css.acts}>
        <Button type="submit" size="md" disabled={code.trim() === '' || isBusy(model)}>
          {text(status.kind === 'opening' ? 'unlock.opening' : 'unlock.unlock')}
        </Button>
        <Button size="md" variant="subtle" onClick={onBack}>
          {text('unlock.usePassphrase')}
        </Button>
      </div>
    </form>
  );
}

function sizeText(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.ceil(bytes / 1000)} kB`;
}
