import type { SessionState } from './session-state.ts';
import type { VaultSession } from './vault-session.ts';

/**
 * The stream of a case, by its register number as it stands in links and on screen, or by its own id. What is
 * neither is the id of a case about to be opened.
 */
export function streamOf({ board }: Pick<SessionState, 'board'>, caseId: string): string {
  return indexOf(board).get(caseId) ?? caseId;
}

/** True if a case is known by its row only: its journal is to be read before it is shown. */
export function isUnread({ board, cases }: Pick<SessionState, 'board' | 'cases'>, caseId: string): boolean {
  const stream = indexOf(board).get(caseId);
  return stream !== undefined && !cases.has(stream);
}

function indexOf(board: SessionState['board']): ReadonlyMap<string, string> {
  const known = indexes.get(board);
  if (known !== undefined) return known;
  const index = new Map(
    board.flatMap(({ reference, caseId }) => [
      [caseId, caseId],
      [reference, caseId],
    ]),
  );
  indexes.set(board, index);
  return index;
}

/** Looked up on every drawing, so it is made once for each board. */
const indexes = new WeakMap<SessionState['board'], ReadonlyMap<string, string>>();

/** The session as the screens use it: cases are named by their register number. */
export function byReference(session: VaultSession): VaultSession {
  const stream = (caseId: string) => streamOf(session.store.getState(), caseId);
  return {
    ...session,
    execute: (caseId, ...commands) => session.execute(stream(caseId), ...commands),
    executeAs: (slot, caseId, ...commands) => session.executeAs(slot, stream(caseId), ...commands),
    checkChain: (caseId) => session.checkChain(stream(caseId)),
    readCase: (caseId) => session.readCase(stream(caseId)),
    journalOf: (caseId) => session.journalOf(stream(caseId)),
  };
}
