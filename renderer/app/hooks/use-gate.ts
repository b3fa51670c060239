import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ActorRole } from '../../../shared/incident/primitives.ts';
import type { Failure } from '../../../shared/result.ts';
import { faultWords, whyWords } from '../../cases/fault-words.ts';
import type {
  FirstRunInput,
  NewPersonRole,
  UnlockModel,
  UnlockStatus,
} from '../../features/unlock/unlock-model.ts';
import { type Text, type TextKey, useText } from '../../i18n/use-text.ts';
import { ensureKnowledge, knowledgeStore } from '../../law/knowledge-store.ts';
import type { Gate } from '../../routes.tsx';
import type { PendingVault } from '../../vault/create-vault.ts';
import type { SessionState } from '../../vault/session-state.ts';
import { useConnections } from '../connections.ts';
import { showRefusal } from '../refusals.ts';
import { suggestPassphrase } from '../suggest-passphrase.ts';
import { useNow } from '../use-now.ts';
import { localZone, usePorts, useVault } from '../vault-context.tsx';

const ROLE_OF: Readonly<Record<NewPersonRole, ActorRole>> = {
  dpo: 'officer',
  deputy: 'deputy',
  decider: 'decider',
  counsel: 'counsel',
  security: 'securityLead',
};

/** What stands between the window and an open vault: nothing yet, the first run, the door, or nothing more. */
export function useGate(): Gate {
  const state = useVault((all) => all);
  const { law } = useSyncExternalStore(knowledgeStore.subscribe, knowledgeStore.getState);
  const firstRun = useFirstRun();
  const unlock = useUnlock(state);
  const vaultFault = useVaultFault(state);
  const isOpen = state.status === 'open' || state.status === 'readOnly';
  const isOpening = isOpen || state.status === 'unlocking';
  useEffect(() => {
    if (isOpening) void ensureKnowledge();
  }, [isOpening]);
  if (firstRun.isPending || state.status === 'none') return { kind: 'firstRun', props: firstRun.props };
  const isListed = state.slots.length > 0 || state.failure !== null;
  if (state.status === 'starting' || (state.status === 'locked' && !isListed)) return { kind: 'loading' };
  if (state.status === 'fault') return { kind: 'fault', props: vaultFault };
  if (!isOpen) return { kind: 'unlock', props: unlock };
  return law === null ? { kind: 'loading' } : { kind: 'open' };
}

type FirstRunProps = Extract<Gate, { kind: 'firstRun' }>['props'];
type Step =
  | { readonly step: 'create' | 'creating' }
  | { readonly step: 'failed'; readonly code: string; readonly why: string }
  /** `waiting`: people without a passphrase of their own. */
  | { readonly step: 'recovery'; readonly pending: PendingVault; readonly waiting: FirstRunInput['people'] };

function useFirstRun(): { readonly isPending: boolean; readonly props: FirstRunProps } {
  const { session, host } = usePorts();
  const text = useText();
  const [step, setStep] = useState<Step>({ step: 'create' });
  const failed = ({ code }: Failure): Step => ({ step: 'failed', code, why: whyWords(code, text) });
  const create = async (input: FirstRunInput) => {
    setStep({ step: 'creating' });
    const begun = await session.begin({ people: slotPeople(input), folder: null });
    const waiting = input.people.slice(1).filter(({ passphrase }) => passphrase === '');
    setStep(begun.ok ? { step: 'recovery', pending: begun.value, waiting } : failed(begun.failure));
  };
  const finish = async () => {
    if (step.step !== 'recovery') return;
    const groups = step.pending.recoveryCode.split('-');
    const [first, second] = step.pending.asked;
    const done = await step.pending.confirm([groups[first - 1] ?? '', groups[second - 1] ?? '']);
    setStep(done.ok ? { step: 'create' } : failed(done.failure));
    if (!done.ok) return;
    // They stand on the call list until they get a passphrase of their own in the settings.
    for (const { name, role } of step.waiting)
      await session.keepContact({ name, role: text(`actorRole.${ROLE_OF[role]}`), phone: '', email: '' });
  };
  const model: FirstRunProps['model'] =
    step.step === 'recovery'
      ? { step: 'recovery', groups: step.pending.recoveryCode.split('-'), ask: step.pending.asked }
      : step;
  return {
    isPending: step.step !== 'create',
    props: {
      model,
      onSuggest: suggestPassphrase,
      onCreate: (input) => void create(input),
      onPrint: () => void host.print(),
      onFinish: () => void finish(),
    },
  };
}

/** The owner with the vault's passphrase, and everyone who chose one of their own. */
function slotPeople({ people, passphrase }: FirstRunInput) {
  const [owner, ...others] = people;
  const first = { name: owner?.name ?? '', role: ROLE_OF[owner?.role ?? 'dpo'], passphrase };
  const rest = others
    .filter((person) => person.passphrase !== '')
    .map((person) => ({ name: person.name, role: ROLE_OF[person.role], passphrase: person.passphrase }));
  return [first, ...rest] as const;
}

function useUnlock(state: SessionState): Extract<Gate, { kind: 'unlock' }>['props'] {
  const { session } = usePorts();
  const text = useText();
  const now = useNow(1_000);
  const connections = useConnections();
  const openAnother = useOpenAnother();
  const open = (secret: Parameters<typeof session.unlock>[0], slotId?: string) => {
    showRefusal(null);
    void session.unlock(secret, slotId);
  };
  return {
    model: unlockModel(state, now, connections, text),
    onUnlock: (slotId, passphrase) =>
      open({ kind: 'passphrase', passphrase }, slotId === '' ? undefined : slotId),
    onRecover: (code) => open({ kind: 'recovery', code }),
    ...openAnother,
    onChooseVault: (vaultId) => void session.select(vaultId),
  };
}

/** Asks for a vault file and shows its door; a file that cannot be taken is said above it. */
function useOpenAnother(): { readonly onOpenAnother?: () => void } {
  const { session, host } = usePorts();
  const adopt = async () => {
    const adopted = await host.vaultFile.adopt();
    showRefusal(adopted.ok ? null : adopted.failure);
    if (!adopted.ok || adopted.value === null) return;
    await session.start();
    await session.select(adopted.value.vaultId);
  };
  return host.capabilities.visibleFile ? { onOpenAnother: () => void adopt() } : {};
}

/** Why no vault can be read just now, and the ways on. */
function useVaultFault({ failure }: SessionState): Extract<Gate, { kind: 'fault' }>['props'] {
  const { session } = usePorts();
  const text = useText();
  const openAnother = useOpenAnother();
  const code = failure?.code ?? 'STORE_FAILED';
  const words = faultWords({ code }, text) ?? { what: text('state.fault'), next: text('state.faultWhy') };
  return { ...words, code, onAgain: () => void session.start(), ...openAnother };
}

function unlockModel(
  state: SessionState,
  now: UnlockModel['now'],
  connectionsAttempted: number,
  text: Text,
): UnlockModel {
  const found = state.vaults.find(({ vaultId }) => vaultId === state.vaultId);
  const slots = state.slots.filter(({ kind }) => kind === 'passphrase');
  return {
    vaultName: 'Hour Zero',
    fileName: found?.file?.name ?? '',
    sizeBytes: found?.file?.size ?? 0,
    head: null,
    people: slots.map(({ slotId, label }, index) => {
      const role = text(`actorRole.${label}` as TextKey);
      return { id: slotId, name: role, initials: String(index + 1), role: '' };
    }),
    vaults: vaultChoices(state),
    lastPersonId: slots[0]?.slotId ?? null,
    status: unlockStatus(state, text),
    now,
    zone: localZone(),
    connectionsAttempted,
  };
}

/** The vaults to choose from, by the names of their files; none if there is only one. */
function vaultChoices({ vaults, vaultId }: SessionState): UnlockModel['vaults'] {
  if (vaults.length < 2) return [];
  return vaults.map((found) => ({
    id: found.vaultId,
    name: found.file?.name ?? found.vaultId.slice(0, 8),
    isChosen: found.vaultId === vaultId,
  }));
}

function unlockStatus({ status, failure }: SessionState, text: Text): UnlockStatus {
  if (status === 'unlocking') return { kind: 'opening' };
  if (failure === null) return { kind: 'ready' };
  if (failure.code === 'UNLOCK_FAILED') return { kind: 'wrong' };
  if (failure.code === 'UNLOCK_WAIT') {
    return { kind: 'waiting', seconds: Math.ceil(Number(failure.detail['waitMs'] ?? 0) / 1000) };
  }
  const words = faultWords(failure, text) ?? {
    what: text('unlock.wrong'),
    next: text('vaultStanding.code', { code: failure.code }),
  };
  return { kind: 'fault', ...words };
}
