import type { Incident, Watch } from '../../shared/incident/state.ts';
import { reopenCommands } from '../cases/coming-back.ts';
import { zoneOf } from '../cases/fact-history.ts';
import { refusalWords } from '../cases/refusal-words.ts';
import { readInstant } from '../cases/wall-instant.ts';
import type { ReopenInput } from '../features/closing/closing-model.ts';
import { useText } from '../i18n/use-text.ts';
import { useGesture } from './use-gesture.ts';
import { goTo } from './use-route.ts';
import { usePorts } from './vault-context.tsx';

/**
 * Reopens a case with its new awareness; the duties of the new round follow. Resolves to `null` once all is
 * durable, or to the sentence that says why not.
 */
export function useReopen(
  caseId: string,
  incident: Incident,
): (input: ReopenInput, watch: Watch | undefined) => Promise<string | null> {
  const { host } = usePorts();
  const { run, refreshDuties } = useGesture();
  const text = useText();
  return async ({ reason, aware, at }, watch) => {
    const now = host.clock.now();
    const read = aware === 'other' ? readInstant(at, zoneOf(incident), now) : null;
    if (read !== null && !read.ok) return refusalWords(read.failure, text);
    const moment = aware === 'notYet' ? null : { at: read?.value ?? now, isExact: true };
    const done = await run(caseId, ...reopenCommands(incident, reason, watch, moment));
    if (!done.ok) return refusalWords(done.failure, text);
    const followed = await refreshDuties(caseId);
    if (!followed.ok) return refusalWords(followed.failure, text);
    goTo({ screen: 'case', caseId, section: 'command' });
    return null;
  };
}
