import { useCallback } from 'react';
import type { Failure, Result } from '../../../shared/result.ts';
import { whyWords } from '../../cases/fault-words.ts';
import { useText } from '../../i18n/use-text.ts';

/** What came of a gesture on the vault: `null`, or the sentence that says why not. */
export function useSaved(): (done: Promise<Result<unknown, Failure>>) => Promise<string | null> {
  const text = useText();
  return useCallback(
    async (done) => {
      const result = await done;
      return result.ok ? null : whyWords(result.failure.code, text);
    },
    [text],
  );
}
