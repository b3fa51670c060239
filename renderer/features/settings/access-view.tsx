import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { NewPassphrase, PassphraseField } from '../../ui/new-passphrase.tsx';
import { passphraseStrength } from '../../ui/passphrase.ts';
import { type RecoveryCode, RecoveryProof } from '../../ui/recovery-proof.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import type { AccessActs, AccessModel } from './access-model.ts';
import { ActForm } from './act-form.tsx';
import css from './settings.module.css';

type AccessViewProps = AccessActs & { readonly model: AccessModel };

/** The ways into the vault: the own passphrase, the recovery code on paper, the keychain of this computer. */
export function AccessView({ model, ...acts }: AccessViewProps) {
  const text = useText();
  return (
    <>
      {model.isRecovered && (
        <Banner icon="lock" tone="lamp">
          {text('settings.access.recovered')}
        </Banner>
      )}
      <OwnPassphrase isRecovered={model.isRecovered} {...acts} />
      {!model.isRecovered && <Recovery model={model} {...acts} />}
      {!model.isRecovered && model.keychain !== null && (
        <KeychainChoice
          keychain={model.keychain}
          isConfirmed={model.recovery.isConfirmed}
          onKeychain={acts.onKeychain}
        />
      )}
    </>
  );
}

type OwnPassphraseProps = Pick<AccessActs, 'onChangePassphrase' | 'onSuggest'> & {
  readonly isRecovered: boolean;
};

function OwnPassphrase({ isRecovered, onChangePassphrase, onSuggest }: OwnPassphraseProps) {
  const text = useText();
  const [proof, setProof] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const change = async () => {
    const refused = await onChangePassphrase(proof, passphrase);
    if (refused === null) {
      setProof('');
      setPassphrase('');
    }
    return refused;
  };
  return (
    <section className={css.group} aria-label={text('settings.access.passphrase')}>
      <SectionHead title={text('settings.access.passphrase')} hasRule />
      <ActForm
        label={text('settings.access.change')}
        done={text('settings.access.changed')}
        isReady={proof !== '' && passphraseStrength(passphrase) !== 'tooShort'}
        onAct={change}
      >
        {isRecovered ? (
          <TextInput
            label={text('unlock.recoveryCode')}
            description={text('unlock.recoveryHint')}
            value={proof}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setProof(event.currentTarget.value)}
          />
        ) : (
          <PassphraseField label={text('settings.access.old')} value={proof} onChange={setProof} />
        )}
        <NewPassphrase
          label={text('settings.access.new')}
          description={text('unlock.passphraseHint')}
          value={passphrase}
          onChange={setPassphrase}
          onSuggest={onSuggest}
        />
      </ActForm>
    </section>
  );
}

type RecoveryProps = Pick<AccessActs, 'onNewCode' | 'onConfirmCode' | 'onPrint'> & {
  readonly model: AccessModel;
};

function Recovery({ model, onNewCode, onConfirmCode, onPrint }: RecoveryProps) {
  const text = useText();
  const dates = useDates(model.zone);
  const [yours, setYours] = useState('');
  const [code, setCode] = useState<RecoveryCode | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { isConfirmed, confirmedAt } = model.recovery;
  const make = async () => {
    const made = await onNewCode(yours);
    if ('refused' in made) return made.refused;
    setYours('');
    setRefused(null);
    setCode(made);
    return null;
  };
  const finish = async (typed: readonly [string, string]) => {
    const why = await onConfirmCode(typed);
    setRefused(why);
    if (why === null) setCode(null);
  };
  return (
    <section className={css.group} aria-label={text('settings.access.recovery')}>
      <SectionHead title={text('settings.access.recovery')} hasRule />
      {!isConfirmed && (
        <Banner icon="lock" tone="lamp">
          {text('settings.access.unconfirmed')}
        </Banner>
      )}
      <p>
        {isConfirmed && confirmedAt !== null
          ? text('settings.access.inForceSince', { when: dates.long(confirmedAt) })
          : text('settings.access.recoveryHint')}
      </p>
      {code === null ? (
        <ActForm
          variant="default"
          label={text('settings.access.newCode')}
          done=""
          isReady={yours !== ''}
          onAct={make}
        >
          <PassphraseField
            label={text('settings.yours')}
            description={text('settings.access.newCodeHint')}
            value={yours}
            onChange={setYours}
          />
        </ActForm>
      ) : (
        <>
          <p className={css.soft}>{text('settings.access.untilTyped')}</p>
          <RecoveryProof
            {...code}
            finishLabel={text('settings.access.confirm')}
            note={text('firstRun.finishNote')}
            refused={refused}
            onPrint={onPrint}
            onFinish={(typed) => void finish(typed)}
          />
          <div className={css.acts}>
            <Button variant="subtle" onClick={() => setCode(null)}>
              {text('settings.access.keepOld')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

type KeychainProps = Pick<AccessActs, 'onKeychain'> & {
  readonly keychain: NonNullable<AccessModel['keychain']>;
  readonly isConfirmed: boolean;
};

/** Offered only where the system has a keychain worth the name; never the only way in. */
function KeychainChoice({ keychain, isConfirmed, onKeychain }: KeychainProps) {
  const text = useText();
  const [yours, setYours] = useState('');
  const { isOn } = keychain;
  const choose = async () => {
    const refused = await onKeychain(yours, !isOn);
    if (refused === null) setYours('');
    return refused;
  };
  return (
    <section className={css.group} aria-label={text('settings.access.keychain')}>
      <SectionHead
        title={text('settings.access.keychain')}
        note={text(isOn ? 'settings.access.keychainIsOn' : 'settings.access.keychainIsOff')}
        hasRule
      />
      <p>{text('settings.access.keychainProtects')}</p>
      <p className={css.soft}>{text('settings.access.keychainNot')}</p>
      {!isConfirmed && !isOn ? (
        <p className={css.due}>{text('settings.access.keychainNeedsCode')}</p>
      ) : (
        <ActForm
          variant="default"
          label={text(isOn ? 'settings.access.keychainOff' : 'settings.access.keychainOn')}
          done={text('settings.saved')}
          isReady={yours !== ''}
          onAct={choose}
        >
          <PassphraseField label={text('settings.yours')} value={yours} onChange={setYours} />
        </ActForm>
      )}
    </section>
  );
}
