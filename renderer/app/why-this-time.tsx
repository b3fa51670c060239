import { useMemo } from 'react';
import type { Command } from '../../shared/incident/commands.ts';
import { ItemIdSchema, instantText } from '../../shared/incident/primitives.ts';
import { factsWithActs } from '../../shared/incident/recorded-facts.ts';
import { currentRound, type Incident } from '../../shared/incident/state.ts';
import { readInstant } from '../cases/wall-instant.ts';
import { whyModel } from '../cases/why-model.ts';
import { WhyDialog } from '../features/incident/why-dialog.tsx';
import type { CandidateMoment, WhyActs } from '../features/incident/why-model.ts';
import { useGesture } from './use-gesture.ts';
import { useNow } from './use-now.ts';
import { useIncident, useKnowledge } from './vault-context.tsx';

type WhyProps = { readonly caseId: string; readonly onClose: () => void };

/** The moments of awareness of a case. Nothing is shown while the case cannot be read. */
export function WhyThisTime({ caseId, onClose }: WhyProps) {
  const incident = useIncident(caseId);
  return incident === null ? null : <Why caseId={caseId} incident={incident} onClose={onClose} />;
}

function Why({ caseId, incident, onClose }: WhyProps & { readonly incident: Incident }) {
  const { assess, owed, authorityHours } = useKnowledge();
  const now = useNow(1_000);
  const { run, refreshDuties } = useGesture();
  const law = useMemo(() => {
    const facts = factsWithActs(incident, (person) => person);
    const rows = owed(facts, assess(facts));
    return {
      hours: authorityHours(facts),
      owed: rows.find(({ recipient, kind }) => recipient === 'authority' && kind === 'legal'),
    };
  }, [incident, owed, assess, authorityHours]);
  const model = whyModel(incident, law, now);
  const { zone } = incident.opening;
  const onAdd: WhyActs['onAdd'] = async ({ kind, at, source }) => {
    const done = await run(caseId, {
      act: 'awareness.propose',
      kind,
      at: instantText(at),
      zone,
      source,
      evidenceIds: [],
    });
    return done.ok ? null : done.failure.code;
  };
  const onChoose: WhyActs['onChoose'] = async (id, reason) => {
    const moment = model.readings.find((one) => one.id === id);
    if (moment === undefined) return 'awareness.unknown-moment';
    const done = await run(caseId, choice(incident, moment, reason));
    if (!done.ok) return done.failure.code;
    await refreshDuties(caseId);
    return null;
  };
  const onRead: WhyActs['onRead'] = (typed) => {
    const read = readInstant(typed, zone, now);
    return read.ok ? read.value : null;
  };
  return <WhyDialog model={model} onRead={onRead} onAdd={onAdd} onChoose={onChoose} onClose={onClose} />;
}

/** The first choice records awareness; a later one takes its place, with the reason. */
function choice(incident: Incident, { id, at, source }: CandidateMoment, reason: string): Command {
  const moment = {
    at: instantText(at),
    zone: incident.opening.zone,
    source,
    certainty: 'exact',
    whyCertain: reason,
    evidenceIds: [],
    momentId: ItemIdSchema.parse(id),
  } as const;
  return currentRound(incident).awareness === null
    ? { act: 'awareness.record', ...moment }
    : { act: 'awareness.supersede', ...moment, reason };
}
