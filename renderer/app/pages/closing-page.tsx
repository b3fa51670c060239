import { useTranslation } from 'react-i18next';
import type { Command } from '../../../shared/incident/commands.ts';
import { type ItemId, instantText } from '../../../shared/incident/primitives.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { openWatches } from '../../../shared/incident/watched.ts';
import { fail } from '../../../shared/result.ts';
import { attemptClosing, openItems, type Run } from '../../cases/closing.ts';
import { closingModel } from '../../cases/closing-model.ts';
import { deciderSlots } from '../../cases/decider-slots.ts';
import { itemIds } from '../../cases/evidence-commands.ts';
import { zoneOf } from '../../cases/fact-history.ts';
import { refusalWords } from '../../cases/refusal-words.ts';
import { morningOf, watchCommands } from '../../cases/watching.ts';
import type { CloseInput, ClosingActs } from '../../features/closing/closing-model.ts';
import { ClosingView } from '../../features/closing/closing-view.tsx';
import { useText } from '../../i18n/use-text.ts';
import { executeAsAny } from '../execute-as-any.ts';
import { useNow } from '../use-now.ts';
import { useReopen } from '../use-reopen.ts';
import { useIncident, usePorts, useVault } from '../vault-context.tsx';

const REFRESH_MS = 30_000;

/** The end of a case and its return. @throws RangeError if the case is not in the vault: the boundary says so */
export function ClosingPage({ caseId }: { readonly caseId: string }) {
  const incident = useIncident(caseId);
  if (incident === null) throw new RangeError('case.unknown');
  return <Closing caseId={caseId} incident={incident} />;
}

function Closing({ caseId, incident }: { readonly caseId: string; readonly incident: Incident }) {
  const { session, host } = usePorts();
  const persons = useVault((state) => state.persons);
  const opener = useVault((state) => state.opener);
  const access = useVault((state) => state.access);
  const reopen = useReopen(caseId, incident);
  const text = useText();
  const { i18n } = useTranslation();
  const now = useNow(REFRESH_MS);
  if (opener === null) throw new RangeError('case.unknown');
  const words = { text, language: i18n.language, zone: zoneOf(incident) };
  const run: Run = (...commands) => session.execute(caseId, ...commands);
  const told = async (...commands: readonly Command[]): Promise<string | null> => {
    const done = await run(...commands);
    return done.ok ? null : refusalWords(done.failure, text);
  };

  const close = async (input: CloseInput): Promise<boolean | string> => {
    const { outcome, lessons, adviser, singlePersonReason, secret, outliving } = input;
    const advised = persons.find(({ id }) => id === adviser)?.id ?? null;
    const signed: Run = async (...commands) =>
      (await executeAsAny(session, deciderSlots(persons, opener, access), secret, caseId, ...commands)) ??
      fail('UNLOCK_FAILED');
    const closing = {
      outcome,
      adviser: advised,
      ...(lessons === '' ? {} : { lessons }),
      ...(singlePersonReason === '' ? {} : { singlePersonReason }),
      ...(outliving.length === 0 ? {} : { outlivingTaskIds: itemIds(outliving) }),
    };
    const done = await attemptClosing(incident, closing, signed, run, host.clock.now());
    if (done.kind === 'closed') return true;
    return done.failure.code === 'UNLOCK_FAILED' ? false : refusalWords(done.failure, text);
  };

  const watchId = (id: string): ItemId | undefined =>
    openWatches(incident).find((watch) => watch.id === id)?.id;
  const acts: ClosingActs = {
    onAttempt: async (outliving) => {
      if (openItems(incident, host.clock.now(), itemIds(outliving)).length === 0) return true;
      await run({ act: 'closing.refuse' });
      return false;
    },
    onClose: close,
    onWatch: (input) => told(...watchCommands(input, words.zone, text)),
    onLook: async (id, finding, day) => {
      const found = watchId(id);
      if (found === undefined) return null;
      const nextReviewAt = day === null ? null : morningOf(day, words.zone);
      return told({ act: 'watch.review', watchId: found, finding, nextReviewAt });
    },
    onEndWatch: async (id, reason) => {
      const found = watchId(id);
      return found === undefined ? null : told({ act: 'watch.end', watchId: found, reason });
    },
    onReopen: (input) => reopen(input, undefined),
    onTaskDone: (id) => {
      const task = incident.tasks.find((one) => one.id === id);
      if (task !== undefined)
        void run({ act: 'task.complete', taskId: task.id, doneAt: instantText(host.clock.now()) });
    },
  };
  return <ClosingView model={closingModel({ caseId, incident, persons, opener, words, now })} {...acts} />;
}
