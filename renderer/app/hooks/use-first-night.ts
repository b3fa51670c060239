import { useMemo } from 'react';
import type { Command } from '../../../shared/incident/commands.ts';
import { factsWithActs } from '../../../shared/incident/recorded-facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { callCommand, callRows, callTarget } from '../../cases/calls.ts';
import { firstHours, tickCommands } from '../../cases/first-hours.ts';
import { offeredPlaybook, playbookCommands } from '../../cases/playbook.ts';
import { caseSeverity } from '../../cases/severity.ts';
import type {
  CommandActs,
  CommandModel,
  FirstTileId,
  Severity,
} from '../../features/incident/incident-model.ts';
import { useText } from '../../i18n/use-text.ts';
import { askHowYouKnow } from '../asks.ts';
import { useGesture } from '../use-gesture.ts';
import { usePeople } from '../use-people.ts';
import { goTo } from '../use-route.ts';
import { useKnowledge, usePorts, useVault } from '../vault-context.tsx';

/** What Command shows of the first night besides the clock: whom to call, how bad, the five tiles. */
export type FirstNight = {
  readonly model: Pick<CommandModel, 'calls' | 'callTarget' | 'firstHours' | 'playbook' | 'severity'>;
  readonly acts: Pick<CommandActs, 'onCall' | 'onTick' | 'onTile' | 'onPlaybook' | 'onSeverity' | 'onAlert'>;
};

/** The model and the acts of the first night, over the folded case. */
export function useFirstNight(caseId: string, incident: Incident, now: EpochMs): FirstNight {
  const { clock } = usePorts().host;
  const knowledge = useKnowledge();
  const { persons, opener, nameOf } = usePeople();
  const contacts = useVault((state) => state.contacts);
  const text = useText();
  const { run } = useGesture();
  const facts = useMemo(() => factsWithActs(incident, (person) => person), [incident]);
  const severity = useMemo(() => caseSeverity(incident, knowledge), [incident, knowledge]);
  const calls = callRows(incident, { facts, persons, contacts, own: opener?.personId ?? null }, text);
  const playbook = offeredPlaybook(incident, facts, knowledge.casePlaybooks);
  return {
    model: {
      calls,
      callTarget: callTarget(incident, severity, persons),
      firstHours: firstHours(
        incident,
        now,
        (id) => persons.find((one) => one.id === id)?.name ?? nameOf(incident.lead),
      ),
      playbook,
      severity: { sev: severity.sev, why: severity.why, isSet: severity.from === 'person' },
    },
    acts: {
      onCall: (rowId, outcome) => {
        const row = calls.find(({ id }) => id === rowId);
        if (row !== undefined) void run(caseId, callCommand(row, outcome, clock.now()));
      },
      onTick: (tile) => run(caseId, ...tickCommands(tile, incident, clock.now(), text)),
      onTile: (tile) => GO[tile](caseId),
      onPlaybook: async () =>
        playbook === null ? null : run(caseId, ...playbookCommands(playbook, incident)),
      onSeverity: (sev) => {
        if (severity.from === 'person' && sev === severity.sev) return;
        void run(caseId, severityCommand(sev, sev === severity.sev ? severity.why : null));
      },
      onAlert: () => goTo({ screen: 'case', caseId, section: 'letters', item: 'executive-alert' }),
    },
  };
}

/** Setting what was proposed takes over its reason. */
function severityCommand(sev: Severity, reason: string | null): Command {
  return { act: 'severity.set', sev, ...(reason === null ? {} : { reason }) };
}

const GO: Readonly<Record<FirstTileId, (caseId: string) => void>> = {
  time: (caseId) => askHowYouKnow(caseId, 'sayWhen'),
  lead: (caseId) => askHowYouKnow(caseId, 'lead'),
  look: (caseId) => askHowYouKnow(caseId, 'look'),
  evidence: (caseId) => goTo({ screen: 'case', caseId, section: 'evidence' }),
  contain: (caseId) => goTo({ screen: 'case', caseId, section: 'facts', item: 'measures.containment' }),
};
