import { useCallback } from 'react';
import { instantText } from '../../shared/incident/primitives.ts';
import { parseInstant } from '../../shared/time/instant.ts';
import { whyWords } from '../cases/fault-words.ts';
import type { LogInput, LogOutcome } from '../features/incident/incident-model.ts';
import { useText } from '../i18n/use-text.ts';
import { useGesture } from './use-gesture.ts';
import { usePorts } from './vault-context.tsx';

/** Writes a line into the log of a case: the time it happened stands in it, the time of recording beside it. */
export function useLogLine(): (caseId: string, zone: string, input: LogInput) => Promise<LogOutcome> {
  const { clock } = usePorts().host;
  const { run } = useGesture();
  const words = useText();
  return useCallback(
    async (caseId, zone, { text, eventAt, isApproximate }) => {
      const happenedAt = eventAt ?? clock.now();
      const at = instantText(happenedAt);
      const done = await run(caseId, {
        act: 'note.add',
        text,
        when: isApproximate ? { kind: 'about', at } : { kind: 'exact', at },
        zone,
        origin: 'typed',
        evidenceIds: [],
      });
      if (!done.ok) return { kind: 'refused', why: whyWords(done.failure.code, words) };
      const line = Object.values(done.value.entries)
        .flat()
        .findLast(({ line: { act } }) => act === 'note.add')?.line;
      const recordedAt = line === undefined ? clock.now() : parseInstant(line.at);
      return { kind: 'logged', entry: done.value.n, eventAt: happenedAt, recordedAt };
    },
    [run, clock, words],
  );
}
