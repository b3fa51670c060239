import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import css from './new-passphrase.module.css';
import { passphraseStrength, STRENGTH_BLOCKS } from './passphrase.ts';

type PassphraseFieldProps = {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly error?: string | null;
  readonly size?: 'sm' | 'md';
  readonly isNew?: boolean;
  /** Shown or not; left out, the field minds it by itself. */
  readonly visible?: boolean;
  readonly onVisibilityChange?: (isVisible: boolean) => void;
  readonly onChange: (value: string) => void;
};

/** A passphrase that can be pasted and shown. */
export function PassphraseField({ isNew = false, size = 'sm', onChange, ...rest }: PassphraseFieldProps) {
  const text = useText();
  return (
    <PasswordInput
      {...rest}
      size={size}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      visibilityToggleButtonProps={{ 'aria-label': text('unlock.show'), tabIndex: 0, 'aria-hidden': false }}
    />
  );
}

type NewPassphraseProps = Omit<PassphraseFieldProps, 'isNew' | 'visible' | 'onVisibilityChange'> & {
  readonly onSuggest: () => string;
};

/**
 * A new passphrase: a rough measure of it, and words by chance for whoever has no idea. What was suggested is
 * shown, or nobody could learn it.
 */
export function NewPassphrase({ onSuggest, ...field }: NewPassphraseProps) {
  const text = useText();
  const [isShown, setShown] = useState(false);
  const strength = passphraseStrength(field.value);
  const filled = field.value === '' ? 0 : STRENGTH_BLOCKS[strength];
  return (
    <div>
      <PassphraseField {...field} isNew visible={isShown} onVisibilityChange={setShown} />
      <div className={css.meter}>
        <span className={css.blocks} data-strength={strength} aria-hidden="true">
          {[1, 2, 3, 4].map((block) => (
            <span key={block} data-filled={block <= filled || undefined} />
          ))}
        </span>
        <span role="status">{field.value === '' ? '' : text(`firstRun.strength.${strength}`)}</span>
        <Button
          size="xs"
          variant="default"
          className={css.suggest}
          onClick={() => {
            field.onChange(onSuggest());
            setShown(true);
          }}
        >
          {text('firstRun.suggest')}
        </Button>
      </div>
    </div>
  );
}
