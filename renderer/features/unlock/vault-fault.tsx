import { Button } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { regionProps } from '../../ui/shell/regions.ts';
import { ErrorState } from '../../ui/states.tsx';
import css from './first-run-view.module.css';

/** Why no vault can be shown, in words, and the ways on. */
export type VaultFaultProps = {
  readonly what: string;
  readonly next: string;
  readonly code: string;
  readonly onAgain: () => void;
  /** Absent where the host has no dialog for it. */
  readonly onOpenAnother?: () => void;
};

/** In the place of the door: the vaults of this computer cannot be read just now. */
export function VaultFault({ what, next, code, onAgain, onOpenAnother }: VaultFaultProps) {
  const text = useText();
  return (
    <div className={css.frame}>
      <main className={css.page} {...regionProps('page')}>
        <p className={css.brand}>
          <BrandMark size={28} /> Hour Zero
        </p>
        <ErrorState
          title={what}
          code={code}
          act={
            <>
              <Button onClick={onAgain}>{text('vaultStanding.again')}</Button>
              {onOpenAnother !== undefined && (
                <Button variant="default" onClick={onOpenAnother}>
                  {text('unlock.openAnother')}
                </Button>
              )}
            </>
          }
        >
          {next}
        </ErrorState>
      </main>
    </div>
  );
}
