import { useCallback } from 'react';
import type { Command } from '../../shared/incident/commands.ts';
import { type Failure, ok, type Result } from '../../shared/result.ts';
import { dutyWords, followingCommands } from '../cases/after-facts.ts';
import { useText } from '../i18n/use-text.ts';
import type { Committed } from '../vault/append.ts';
import { streamOf } from '../vault/by-reference.ts';
import type { VaultSession } from '../vault/vault-session.ts';
import { showRefusal } from './refusals.ts';
import { useKnowledge, usePorts } from './vault-context.tsx';

function caseOf({ store }: VaultSession, caseId: string) {
  const state = store.getState();
  return state.cases.get(streamOf(state, caseId));
}

/** What a gesture on a case came to. */
export type Gesture = {
  /** Carries out commands on a case; resolves when they are durable, or with the refusal. */
  readonly run: (caseId: string, ...commands: readonly Command[]) => Promise<Result<Committed, Failure>>;
  /** Brings the recorded duties in line with the facts as they stand now. */
  readonly refreshDuties: (caseId: string) => Promise<Result<unknown, Failure>>;
};

/** Gestures on cases: decide, append, fold. A refusal is shown above the screen until the next success. */
export function useGesture(): Gesture {
  const { session } = usePorts();
  const knowledge = useKnowledge();
  const text = useText();
  const run = useCallback<Gesture['run']>(
    async (caseId, ...commands) => {
      const done = await session.execute(caseId, ...commands);
      showRefusal(done.ok ? null : done.failure);
      return done;
    },
    [session],
  );
  const refreshDuties = useCallback<Gesture['refreshDuties']>(
    async (caseId) => {
      const record = caseOf(session, caseId);
      if (record === undefined || record.state.status === 'none') return ok(undefined);
      const commands = followingCommands(record.state, knowledge, dutyWords(knowledge.packs, text));
      return commands.length === 0 ? ok(undefined) : run(caseId, ...commands);
    },
    [session, knowledge, run, text],
  );
  return { run, refreshDuties };
}
