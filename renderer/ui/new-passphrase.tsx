import { Button, PasswordInput } from '@mantine/core';
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

type NewPassphraseProps = Omit<PassphraseFieldProps, 'isNew'> & { readonly onSuggest: () => string };

/** A new passphrase: a rough measure of it, and words by chance for whoever has no idea. */
export function NewPassphrase({ onSuggest, ...field }: NewPassphraseProps) {
  const text = useText();
  const strength = passphraseStrength(field.value);
  const filled = field.value === '' ? 0 : STRENGTH_BLOCKS[strength];
  return (
    <div>
      <PassphraseField {...field} isNew />
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
          onClick={() => field.onChange(onSuggest())}
        >
          {text('firstRun.suggest')}
        </Button>
      </div>
    </div>
  );
}
