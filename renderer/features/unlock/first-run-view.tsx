import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { NewPassphrase } from '../../ui/new-passphrase.tsx';
import { passphraseStrength } from '../../ui/passphrase.ts';
import { type RecoveryCode, RecoveryProof } from '../../ui/recovery-proof.tsx';
import { ErrorState } from '../../ui/states.tsx';
import css from './first-run-view.module.css';
import {
  type FirstRunActs,
  type FirstRunInput,
  type FirstRunModel,
  type NewPerson,
  PERSON_ROLES,
} from './unlock-model.ts';

type FirstRunViewProps = FirstRunActs & { readonly model: FirstRunModel };

/** The first start: a vault, who works in it, and the recovery code on paper. */
export function FirstRunView({ model, ...acts }: FirstRunViewProps) {
  const text = useText();
  return (
    <div className={css.frame}>
      <main className={css.page}>
        <p className={css.brand}>
          <BrandMark size={28} /> Hour Zero
        </p>
        {model.step === 'recovery' ? (
          <RecoveryStep groups={model.groups} ask={model.ask} {...acts} />
        ) : (
          <CreateStep isBusy={model.step === 'creating'} {...acts} />
        )}
        {model.step === 'failed' && (
          <ErrorState title={text('firstRun.failed')} code={model.code}>
            {model.why}
          </ErrorState>
        )}
      </main>
    </div>
  );
}

type CreateStepProps = Pick<FirstRunActs, 'onSuggest' | 'onCreate'> & { readonly isBusy: boolean };

function CreateStep({ isBusy, onSuggest, onCreate }: CreateStepProps) {
  const text = useText();
  const [vaultName, setVaultName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [people, setPeople] = useState<readonly NewPerson[]>([{ name: '', role: 'dpo', passphrase: '' }]);
  const strength = passphraseStrength(passphrase);
  const isReady = strength !== 'tooShort' && (people[0]?.name.trim() ?? '') !== '';
  const create = (event: FormEvent) => {
    event.preventDefault();
    const named = people.filter(({ name }) => name.trim() !== '');
    if (isReady && !isBusy)
      onCreate({ vaultName: vaultName.trim(), passphrase, people: named } satisfies FirstRunInput);
  };
  return (
    <form className={css.form} onSubmit={create}>
      <header>
        <h1 className={css.title}>{text('firstRun.title')}</h1>
        <p className={css.lead}>{text('firstRun.lead')}</p>
      </header>
      <TextInput
        size="md"
        autoFocus
        label={text('firstRun.vaultName')}
        description={text('firstRun.vaultNameHint')}
        value={vaultName}
        onChange={(event) => setVaultName(event.currentTarget.value)}
      />
      <NewPassphrase
        size="md"
        label={text('unlock.passphrase')}
        description={text('unlock.passphraseHint')}
        value={passphrase}
        onChange={setPassphrase}
        onSuggest={onSuggest}
      />
      <People people={people} onChange={setPeople} />
      <div className={css.acts}>
        <Button type="submit" size="md" disabled={!isReady || isBusy}>
          {isBusy ? text('firstRun.creating') : text('firstRun.create')}
        </Button>
        <span className={css.note}>{text('firstRun.createNote')}</span>
      </div>
    </form>
  );
}

type PeopleProps = {
  readonly people: readonly NewPerson[];
  readonly onChange: (people: readonly NewPerson[]) => void;
};

function People({ people, onChange }: PeopleProps) {
  const text = useText();
  const change = (index: number, part: Partial<NewPerson>) =>
    onChange(people.map((person, at) => (at === index ? { ...person, ...part } : person)));
  return (
    <fieldset className={css.people}>
      <legend className={css.legend}>{text('firstRun.people')}</legend>
      <p className={css.note}>{text('firstRun.peopleHint')}</p>
      {people.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={index} className={css.person}>
          <TextInput
            aria-label={text('firstRun.personName', { number: index + 1 })}
            placeholder={text('firstRun.name')}
            value={person.name}
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label={text('firstRun.personRole', { number: index + 1 })}
            value={person.role}
            onChange={(event) => {
              const role = PERSON_ROLES.find((known) => known === event.currentTarget.value);
              if (role !== undefined) change(index, { role });
            }}
            data={PERSON_ROLES.map((role) => ({ value: role, label: text(`role.${role}`) }))}
          />
          {index > 0 && (
            <PasswordInput
              aria-label={text('firstRun.personPassphrase', { number: index + 1 })}
              placeholder={text('firstRun.ownPassphrase')}
              value={person.passphrase}
              onChange={(event) => change(index, { passphrase: event.currentTarget.value })}
              autoComplete="new-password"
              visibilityToggleButtonProps={{
                'aria-label': text('unlock.show'),
                tabIndex: 0,
                'aria-hidden': false,
              }}
            />
          )}
          {index > 0 && (
            <Button
              variant="subtle"
              aria-label={text('firstRun.removePerson', { number: index + 1 })}
              onClick={() => onChange(people.filter((_, at) => at !== index))}
            >
              <IconX size={16} stroke={1.6} aria-hidden="true" />
            </Button>
          )}
        </div>
      ))}
      <Button
        className={css.add}
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} stroke={1.8} aria-hidden="true" />}
        onClick={() =>
          onChange([
            ...people,
            { name: '', role: people.length === 1 ? 'decider' : 'deputy', passphrase: '' },
          ])
        }
      >
        {text('firstRun.addPerson')}
      </Button>
    </fieldset>
  );
}

type RecoveryStepProps = Pick<FirstRunActs, 'onPrint' | 'onFinish'> & RecoveryCode;

/** The code is shown once, and two groups are typed back: proof that it stands on paper. */
function RecoveryStep({ groups, ask, onPrint, onFinish }: RecoveryStepProps) {
  const text = useText();
  return (
    <div className={css.form}>
      <header>
        <h1 className={css.title}>{text('firstRun.recoveryTitle')}</h1>
        <p className={css.lead}>{text('firstRun.recoveryLead')}</p>
      </header>
      <RecoveryProof
        groups={groups}
        ask={ask}
        finishLabel={text('firstRun.finish')}
        note={text('firstRun.finishNote')}
        onPrint={onPrint}
        onFinish={onFinish}
      />
    </div>
  );
}
