import { openObligations, phaseOf } from '../../../shared/incident/progress.ts';
import { factsWithActs } from '../../../shared/incident/recorded-facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { nextReview } from '../../../shared/incident/watched.ts';
import { countdown } from '../../../shared/time/clock.ts';
import { type EpochMs, parseInstant } from '../../../shared/time/instant.ts';
import type { ReadableCase } from '../../cases/board-model.ts';
import { caseClocks, caseTide, leadOf } from '../../cases/case-clocks.ts';
import { factTally } from '../../cases/fact-rows.ts';
import { VAULT_NOTICE } from '../../cases/vault-notices.ts';
import type { RailActiveCase, RailCase, ShellModel } from '../../features/shell/shell-model.ts';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import type { Knowledge } from '../../law/knowledge.ts';
import type { ScreenHooks } from '../../routes.tsx';
import { useRoute } from '../../ui/use-route.ts';
import { askForCopy } from '../asks.ts';
import { useConnections } from '../connections.ts';
import { useNow } from '../use-now.ts';
import { localZone, useKnowledge, usePorts, useReadableCases, useVault } from '../vault-context.tsx';
import { useClockNotices } from './use-clock-notices.ts';
import { LOCK_WARNING, useLockWarning } from './use-lock-warning.ts';
import { useVaultNotices } from './use-vault-notices.ts';

/** Rail, bars and proofs around every screen. */
export const useShell: ScreenHooks['useShell'] = () => {
  const { host } = usePorts();
  const knowledge = useKnowledge();
  const cases = useReadableCases();
  const isChecking = useVault((state) => state.isChecking);
  const saved = useVault(({ lastSaved }) => lastSaved);
  const person = usePerson();
  const connectionsAttempted = useConnections();
  const [route] = useRoute();
  const now = useNow(1_000);
  const notices = [...useLockWarning(now), ...useVaultNotices(), ...useClockNotices(knowledge)];
  const active = route.screen === 'case' ? cases.find(({ id }) => id === route.caseId) : undefined;
  return {
    route,
    now,
    lateClocks: cases.reduce((sum, { incident }) => sum + lateCount(incident, now), 0),
    openCases: cases.filter(isRunning).map((one) => railCase(one, now)),
    watchedCases: cases
      .filter(({ incident }) => phaseOf(incident) === 'watching')
      .map((one) => railCase(one, now)),
    activeCase: active === undefined ? null : activeCase(active, knowledge),
    person,
    status: {
      connectionsAttempted,
      savedAt: saved?.at ?? null,
      isMirrored: host.capabilities.visibleFile,
      entry: saved?.entry ?? 0,
      headWords: (saved?.words ?? '').split(' ').slice(0, 2),
      isChecking,
      packsAsOf: knowledge.asOf,
      zone: localZone(),
    },
    lead: active === undefined ? null : leadModel(active.incident, now),
    notices,
  };
};

/** Locking, and putting notices away. */
export const useShellActs: ScreenHooks['useShellActs'] = () => {
  const { session, clocks } = usePorts();
  return {
    onLock: () => void session.lock('person'),
    onDismissNotice: (id) => {
      if (id === LOCK_WARNING) session.touch();
      else if (id.startsWith(VAULT_NOTICE)) session.dismissNotices();
      else clocks.dismiss(id);
    },
    onStanding: (act) => (act === 'choose' ? askForCopy() : void session.lock('person')),
  };
};

function usePerson(): ShellModel['person'] {
  const text = useText();
  const opener = useVault((state) => state.opener);
  const name = useVault(({ persons }) => persons.find(({ id }) => id === opener?.personId)?.name ?? '');
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
  const role = opener === null ? '' : text(`actorRole.${opener.role}` as TextKey);
  return { name, initials, role };
}

function isRunning({ incident }: ReadableCase): boolean {
  return !['closed', 'watching'].includes(phaseOf(incident));
}

function lateCount(incident: Incident, now: EpochMs): number {
  return caseClocks(incident).filter(({ model }) => countdown(model.input, now).state === 'late').length;
}

function railCase({ id, incident }: ReadableCase, now: EpochMs): RailCase {
  const lead = leadOf(caseClocks(incident), now);
  const review = nextReview(incident);
  return {
    caseId: id,
    dueAt: lead?.model.input.dueAt ?? null,
    reviewAt: review === null ? null : parseInstant(review),
    zone: incident.opening.zone,
  };
}

function activeCase({ id, incident }: ReadableCase, { assess }: Knowledge): RailActiveCase {
  const facts = factsWithActs(incident, (person) => person);
  return {
    caseId: id,
    title: incident.opening.sentence,
    unknownFacts: factTally(facts, assess(facts).open).unknown,
    openNotices: openObligations(incident).length,
    letters: incident.letters.length,
    evidence: incident.evidence.length,
  };
}

function leadModel(incident: Incident, now: EpochMs): ShellModel['lead'] {
  const clocks = caseClocks(incident);
  const lead = leadOf(clocks, now);
  return lead === null ? null : { clock: lead.model, tide: caseTide(incident, clocks, now) };
}
