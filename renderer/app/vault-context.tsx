import { createContext, type ReactNode, use, useContext, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../shared/incident/state.ts';
import type { JournalEntry } from '../../shared/journal/event-line.ts';
import { languageOf } from '../../shared/text/language.ts';
import type { ReadableCase } from '../cases/board-model.ts';
import type { Knowledge, Law } from '../law/knowledge.ts';
import { knowledgeStore, lawUnder } from '../law/knowledge-store.ts';
import type { Host } from '../platform/host.ts';
import { isUnread, streamOf } from '../vault/by-reference.ts';
import type { SessionState } from '../vault/session-state.ts';
import type { VaultSession } from '../vault/vault-session.ts';
import type { ClockWatch } from './clock-watch.ts';

/** What every screen can reach: the vault, the host it runs on, the watch over its clocks, and the law once loaded. */
export type AppPorts = {
  readonly session: VaultSession;
  readonly host: Host;
  readonly clocks: ClockWatch;
};

const PortsContext = createContext<AppPorts | null>(null);

type PortsProviderProps = { readonly ports: AppPorts; readonly children: ReactNode };

/** Gives the vault and the host to everything below. */
export function PortsProvider({ ports, children }: PortsProviderProps) {
  return <PortsContext value={ports}>{children}</PortsContext>;
}

/** The vault and the host. @throws TypeError outside the provider: a fault in our code */
export function usePorts(): AppPorts {
  const ports = useContext(PortsContext);
  if (ports === null) throw new TypeError('no ports above this component');
  return ports;
}

/**
 * The law in every language, beside the rules of the house.
 * @throws TypeError before it is loaded: a fault in our code
 */
export function useLaw(): Law {
  const { law } = useSyncExternalStore(knowledgeStore.subscribe, knowledgeStore.getState);
  const policy = useVault(({ house }) => house.policy);
  if (law === null) throw new TypeError('the law is not loaded yet');
  return policy === null ? law : lawUnder(law, policy.choice);
}

/** The same in the language of the window. @throws TypeError before it is loaded: a fault in our code */
export function useKnowledge(): Knowledge {
  const { i18n } = useTranslation();
  return useLaw()(languageOf(i18n.language));
}

/** A part of the vault's state; the component draws anew when it changes. */
export function useVault<T>(pick: (state: SessionState) => T): T {
  const { store } = usePorts().session;
  return useSyncExternalStore(store.subscribe, () => pick(store.getState()));
}

/**
 * The folded state of a case, or `null` if there is none that can be read. Waits (suspends) for one whose journal
 * was not read yet.
 */
export function useIncident(caseId: string): Incident | null {
  const { session } = usePorts();
  const record = useVault((state) => state.cases.get(streamOf(state, caseId)));
  if (useVault((state) => isUnread(state, caseId))) use(session.readCase(caseId));
  return record === undefined || record.state.status === 'none' ? null : record.state;
}

const NONE: readonly never[] = [];

/** The journal of a case. Waits (suspends) until it was read. */
export function useEntries(caseId: string): readonly JournalEntry[] {
  const { session } = usePorts();
  const record = useVault((state) => state.cases.get(streamOf(state, caseId)));
  if (record?.entries === null) use(session.readCase(caseId));
  return record?.entries ?? NONE;
}

/** Every case of the vault. Waits (suspends) until all were read. */
export function useEveryCase(): readonly ReadableCase[] {
  const { session } = usePorts();
  if (useVault(({ board, cases }) => cases.size < board.length)) use(session.readAllCases());
  return useReadableCases();
}

/** Every case at hand, in the order of opening: all but closed ones that nobody has opened since unlocking. */
export function useReadableCases(): readonly ReadableCase[] {
  const cases = useVault((state) => state.cases);
  return useMemo(
    () =>
      [...cases.values()].flatMap(({ state }) =>
        state.status === 'none' ? [] : [{ id: state.opening.reference, incident: state }],
      ),
    [cases],
  );
}

/** IANA zone of the person at the screen. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
