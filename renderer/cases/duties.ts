import type { Command } from '../../shared/incident/commands.ts';
import { instantText } from '../../shared/incident/primitives.ts';
import { currentRound, type Incident, type Obligation } from '../../shared/incident/state.ts';
import type { Obligation as Owed } from '../../shared/law/obligation.ts';
import { parseInstant } from '../../shared/time/instant.ts';

/** Words for what is owed, in the language of the house; the article comes from the rule pack. */
export type DutyTitle = (row: Owed) => string;

/**
 * The commands that bring the recorded duties in line with what the law engine finds owed now: new ones are
 * added, a changed deadline is redated with its reason. Nothing is taken away here: that a duty does not apply
 * is a decision of a person.
 */
export function dutyCommands(
  incident: Incident,
  owed: readonly Owed[],
  titleOf: DutyTitle,
  redateReason: string,
): readonly Command[] {
  return owed
    .filter(({ required }) => required !== false)
    .flatMap((row) => {
      const recorded = recordedDuty(incident, row);
      if (recorded === undefined) return [addition(row, titleOf)];
      return isRedated(recorded, row) ? [redate(recorded, row, redateReason)] : [];
    });
}

function recordedDuty(incident: Incident, row: Owed): Obligation | undefined {
  const round = currentRound(incident).number;
  return incident.obligations.find(
    ({ origin, round: of }) => origin.kind === 'rule' && origin.ruleId === row.id && of === round,
  );
}

function isRedated({ dueAt, status }: Obligation, row: Owed): boolean {
  const now = row.dueAt === null ? null : parseInstant(row.dueAt);
  const before = dueAt === null ? null : parseInstant(dueAt);
  return status.kind === 'open' && now !== before;
}

function addition(row: Owed, titleOf: DutyTitle): Command {
  return {
    act: 'obligation.add',
    title: titleOf(row),
    regulation: row.regulation,
    jurisdiction: row.jurisdiction,
    recipient: row.recipient,
    force: row.kind === 'contract' ? 'contractual' : 'legal',
    origin: {
      kind: 'rule',
      ruleId: row.id,
      packVersion: row.pack?.version ?? 'contract',
      citation: row.citation,
    },
    dueAt: dueText(row),
    zone: row.zone,
  };
}

function redate(recorded: Obligation, row: Owed, reason: string): Command {
  return { act: 'obligation.redate', obligationId: recorded.id, dueAt: dueText(row), reason };
}

function dueText({ dueAt }: Owed): ReturnType<typeof instantText> | null {
  return dueAt === null ? null : instantText(parseInstant(dueAt));
}
