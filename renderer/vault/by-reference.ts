import type { CaseRecord } from './vault.ts';
import type { VaultSession } from './vault-session.ts';

/**
 * The stream of a case, by its register number as it stands in links and on screen, or by its own id. What is
 * neither is the id of a case about to be opened.
 */
export function streamOf(cases: ReadonlyMap<string, CaseRecord>, caseId: string): string {
  if (cases.has(caseId)) return caseId;
  for (const { id, state } of cases.values()) {
    if (state.status !== 'none' && state.opening.reference === caseId) return id;
  }
  return caseId;
}

/** The session as the screens use it: cases are named by their register number. */
export function byReference(session: VaultSession): VaultSession {
  const stream = (caseId: string) => streamOf(session.store.getState().cases, caseId);
  return {
    ...session,
    execute: (caseId, ...commands) => session.execute(stream(caseId), ...commands),
    executeAs: (slot, caseId, ...commands) => session.executeAs(slot, stream(caseId), ...commands),
    journalOf: (caseId) => session.journalOf(stream(caseId)),
  };
}
