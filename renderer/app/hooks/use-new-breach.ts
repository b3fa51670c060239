import { useState } from 'react';
import { civilDateOf } from '../../../shared/time/civil-date.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { houseZone } from '../../cases/house-model.ts';
import { openingCommands } from '../../cases/new-case.ts';
import type { NewBreachAnswers, NewBreachDraft } from '../../features/new-breach/new-breach-model.ts';
import { useText } from '../../i18n/use-text.ts';
import type { ScreenHooks } from '../../routes.tsx';
import { nextReference } from '../../vault/projections.ts';
import { houseFacts } from '../house.ts';
import { useGesture } from '../use-gesture.ts';
import { useNow } from '../use-now.ts';
import { goTo } from '../use-route.ts';
import { localZone, useKnowledge, usePorts, useVault } from '../vault-context.tsx';

const DRAFT = 'new-breach';
const ZONES = ['Europe/Berlin', 'Europe/Dublin', 'Europe/London', 'Europe/Paris', 'Europe/Madrid', 'UTC'];

const NOTHING_KNOWN = { schema: 'hour-zero/facts@1' } as const;

/** Three answers start the clock; the case is open once they are durable. */
export const useNewBreach: ScreenHooks['useNewBreach'] = () => {
  const { session } = usePorts();
  const knowledge = useKnowledge();
  const rows = useVault(({ board }) => board);
  const now = useNow(1_000);
  const text = useText();
  const { run, refreshDuties } = useGesture();
  const zone = useVault(({ house }) => houseZone(house)) ?? localZone();
  const [draft] = useState<NewBreachDraft>(
    () => keptDraft(session.draft(DRAFT)?.value) ?? emptyDraft(zone, now),
  );
  const start = async (answers: NewBreachAnswers) => {
    const stream = session.newCaseId();
    const reference = nextReference(rows, new Date(now).getUTCFullYear());
    const opened = await run(stream, ...openingCommands(answers, reference, houseFacts(session, text), now));
    if (!opened.ok) return;
    session.removeDraft(DRAFT);
    await refreshDuties(reference);
    goTo({ screen: 'case', caseId: reference, section: 'command' });
  };
  return {
    model: {
      now,
      zone,
      zones: [...new Set([zone, ...ZONES])],
      periodHours: knowledge.authorityHours(NOTHING_KNOWN),
      citation: knowledge.authorityCitation(NOTHING_KNOWN),
      holidays: [],
      draft,
    },
    onDraft: (value) => session.setDraft(DRAFT, { ...value }),
    onStart: (answers) => void start(answers),
    onKeepSuspicion: (answers) => void start({ ...answers, awareAt: null }),
  };
};

function emptyDraft(zone: string, now: EpochMs): NewBreachDraft {
  return { sentence: '', aware: 'now', date: civilDateOf(now, zone), time: '', zone, data: null };
}

function keptDraft(value: unknown): NewBreachDraft | null {
  if (typeof value !== 'object' || value === null || !('sentence' in value)) return null;
  return value as NewBreachDraft;
}
