import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { IconPlus, IconPrinter, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { ErrorState } from '../../ui/states.tsx';
import css from './first-run-view.module.css';
import { isGroup, passphraseStrength, STRENGTH_BLOCKS } from './passphrase.ts';
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
            {text('firstRun.failedWhy')}
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
      <div>
        <PasswordInput
          size="md"
          label={text('unlock.passphrase')}
          description={text('unlock.passphraseHint')}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="new-password"
          visibilityToggleButtonProps={{
            'aria-label': text('unlock.show'),
            tabIndex: 0,
            'aria-hidden': false,
          }}
        />
        <div className={css.meter}>
          <span className={css.blocks} data-strength={strength} aria-hidden="true">
            {[1, 2, 3, 4].map((block) => (
              <span key={block} data-filled={block <= STRENGTH_BLOCKS[strength] || undefined} />
            ))}
          </span>
          <span role="status">{passphrase === '' ? '' : text(`firstRun.strength.${strength}`)}</span>
          <Button
            size="xs"
            variant="default"
            className={css.suggest}
            onClick={() => setPassphrase(onSuggest())}
          >
            {text('firstRun.suggest')}
          </Button>
        </div>
      </div>
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

type RecoveryStepProps = Pick<FirstRunActs, 'onPrint' | 'onFinish'> & {
  readonly groups: readonly string[];
  readonly ask: readonly [number, number];
};

/** The code is shown once, and two groups are typed back: proof that it stands on paper. */
function RecoveryStep({ groups, ask, onPrint, onFinish }: RecoveryStepProps) {
  const text = useText();
  const [isHidden, setIsHidden] = useState(false);
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const isRight = (index: 0 | 1) => isGroup(typed[index], groups[ask[index] - 1] ?? '');
  const error = (index: 0 | 1) =>
    typed[index].length >= 5 && !isRight(index) ? text('firstRun.groupWrong') : null;
  const finish = (event: FormEvent) => {
    event.preventDefault();
    if (isRight(0) && isRight(1)) onFinish();
  };
  return (
    <form className={css.form} onSubmit={finish}>
      <header>
        <h1 className={css.title}>{text('firstRun.recoveryTitle')}</h1>
        <p className={css.lead}>{text('firstRun.recoveryLead')}</p>
      </header>
      <ol className={css.groups} data-hidden={isHidden || undefined}>
        {groups.map((group, index) => (
          <li key={group}>
            <span className={css.number}>{index + 1}</span>
            <span className="hz-mono">{isHidden ? '•••••' : group}</span>
          </li>
        ))}
      </ol>
      <div className={css.acts}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
          onClick={onPrint}
        >
          {text('firstRun.print')}
        </Button>
        <Button variant="default" onClick={() => setIsHidden(!isHidden)}>
          {text(isHidden ? 'firstRun.showCode' : 'firstRun.hideCode')}
        </Button>
      </div>
      <fieldset className={css.people}>
        <legend className={css.legend}>{text('firstRun.typeBack')}</legend>
        <div className={css.back}>
          {([0, 1] as const).map((index) => (
            <TextInput
              key={index}
              size="md"
              label={text('firstRun.group', { number: ask[index] })}
              value={typed[index]}
              error={error(index)}
              autoComplete="off"
              spellCheck={false}
              onFocus={() => setIsHidden(true)}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setTyped(index === 0 ? [value, typed[1]] : [typed[0], value]);
              }}
            />
          ))}
        </div>
      </fieldset>
      <div className={css.acts}>
        <Button type="submit" size="md" disabled={!isRight(0) || !isRight(1)}>
          {text('firstRun.finish')}
        </Button>
        <span className={css.note}>{text('firstRun.finishNote')}</span>
      </div>
    </form>
  );
}
