import { IconCheck } from '@tabler/icons-react';
import type { EpochMs } from '../../shared/time/instant.ts';
import { useDates } from '../i18n/use-dates.ts';
import { useText } from '../i18n/use-text.ts';
import css from './saved-proof.module.css';

/** The proof of the last durable write. Never shown before the bytes were read back. */
export type SavedEntry = { readonly entry: number; readonly savedAt: EpochMs };

export function SavedProof({ saved, zone }: { readonly saved: SavedEntry | null; readonly zone: string }) {
  const text = useText();
  const dates = useDates(zone);
  return (
    <span className={css.proof} role="status">
      {saved !== null && (
        <>
          <IconCheck size={14} stroke={1.8} aria-hidden="true" />
          {text('saved.entry', { entry: saved.entry, time: dates.timeZone(saved.savedAt) })}
        </>
      )}
    </span>
  );
}
