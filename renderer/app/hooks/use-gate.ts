import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ActorRole } from '../../../shared/incident/primitives.ts';
import type {
  FirstRunInput,
  NewPersonRole,
  UnlockModel,
  UnlockStatus,
} from '../../features/unlock/unlock-model.ts';
import { type Text, type TextKey, useText } from '../../i18n/use-text.ts';
import { ensureKnowledge, knowledgeStore } from '../../law/knowledge-store.ts';
import type { Gate, ScreenHooks } from '../../routes.tsx';
import type { PendingVault } from '../../vault/create-vault.ts';
import type { SessionState } from '../../vault/session-state.ts';
import { pronounceablePassphrase } from '../../vault/words.ts';
import { useConnections } from '../connections.ts';
import { showRefusal } from '../refusals.ts';
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
export const useGate: ScreenHooks['useGate'] = () => {
  const state = useVault((all) => all);
  const { law } = useSyncExternalStore(knowledgeStore.subscribe, knowledgeStore.getState);
  const firstRun = useFirstRun();
  const unlock = useUnlock(state);
  const isOpen = state.status === 'open' || state.status === 'readOnly';
  useEffect(() => {
    if (isOpen) void ensureKnowledge();
  }, [isOpen]);
  if (firstRun.isPending || state.status === 'none') return { kind: 'firstRun', props: firstRun.props };
  const isListed = state.slots.length > 0 || state.failure !== null;
  if (state.status === 'starting' || (state.status === 'locked' && !isListed)) return { kind: 'loading' };
  if (state.status === 'fault') return { kind: 'fault', code: state.failure?.code ?? 'STORE_FAILED' };
  if (!isOpen) return { kind: 'unlock', props: unlock };
  return law === null ? { kind: 'loading' } : { kind: 'open' };
};

type FirstRunProps = Extract<Gate, { kind: 'firstRun' }>['props'];
type Step =
  | { readonly step: 'create' | 'creating' }
  | { readonly step: 'failed'; readonly code: string }
  /** `waiting`: people without a passphrase of their own. */
  | { readonly step: 'recovery'; readonly pending: PendingVault; readonly waiting: FirstRunInput['people'] };

function useFirstRun(): { readonly isPending: boolean; readonly props: FirstRunProps } {
  const { session, host } = usePorts();
  const text = useText();
  const [step, setStep] = useState<Step>({ step: 'create' });
  const create = async (input: FirstRunInput) => {
    setStep({ step: 'creating' });
    const begun = await session.begin({ people: slotPeople(input), folder: null });
    const waiting = input.people.slice(1).filter(({ passphrase }) => passphrase === '');
    setStep(
      begun.ok
        ? { step: 'recovery', pending: begun.value, waiting }
        : { step: 'failed', code: begun.failure.code },
    );
  };
  const finish = async () => {
    if (step.step !== 'recovery') return;
    const groups = step.pending.recoveryCode.split('-');
    const [first, second] = step.pending.asked;
    const done = await step.pending.confirm([groups[first - 1] ?? '', groups[second - 1] ?? '']);
    setStep(done.ok ? { step: 'create' } : { step: 'failed', code: done.failure.code });
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
      onSuggest: () => pronounceablePassphrase((length) => crypto.getRandomValues(new Uint8Array(length))),
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
  const { session, host } = usePorts();
  const text = useText();
  const now = useNow(1_000);
  const connections = useConnections();
  const open = (secret: Parameters<typeof session.unlock>[0], slotId?: string) => {
    showRefusal(null);
    void session.unlock(secret, slotId);
  };
  return {
    model: unlockModel(state, now, connections, text),
    onUnlock: (slotId, passphrase) =>
      open({ kind: 'passphrase', passphrase }, slotId === '' ? undefined : slotId),
    onRecover: (code) => open({ kind: 'recovery', code }),
    onOpenAnother: () => void host.vaultFile.adopt().then(() => session.start()),
  };
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
    lastPersonId: slots[0]?.slotId ?? null,
    status: unlockStatus(state),
    now,
    zone: localZone(),
    connectionsAttempted,
  };
}

function unlockStatus({ status, failure }: SessionState): UnlockStatus {
  if (status === 'unlocking') return { kind: 'opening' };
  if (failure === null) return { kind: 'ready' };
  if (failure.code === 'UNLOCK_FAILED') return { kind: 'wrong' };
  if (failure.code === 'KEYCHAIN_GONE') return { kind: 'keychainGone' };
  if (failure.code === 'UNLOCK_WAIT') {
    return { kind: 'waiting', seconds: Math.ceil(Number(failure.detail['waitMs'] ?? 0) / 1000) };
  }
  return { kind: 'fault', code: failure.code };
}
