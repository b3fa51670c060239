import { type CasePlaybook, fitsCase } from '../../shared/assessment/case-playbook.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import type { Command } from '../../shared/incident/commands.ts';
import { ItemIdSchema } from '../../shared/incident/primitives.ts';
import { phaseOf } from '../../shared/incident/progress.ts';
import type { Incident } from '../../shared/incident/state.ts';

/** The playbook that fits a case and was not taken up in this round; `null` once nothing runs any more. */
export function offeredPlaybook(
  incident: Incident,
  facts: Facts,
  playbooks: readonly CasePlaybook[],
): CasePlaybook | null {
  const phase = phaseOf(incident);
  if ((phase !== 'running' && phase !== 'suspicion') || incident.opening.personalData === 'no') return null;
  const isNew = (playbook: CasePlaybook) =>
    !incident.tasks.some(({ group }) => group === groupOf(playbook, incident));
  return playbooks.find((one) => isNew(one) && fitsCase(one, incident.opening.sentence, facts)) ?? null;
}

/** The tasks of a playbook, added to the case; nobody owns them yet. */
export function playbookCommands(playbook: CasePlaybook, incident: Incident): readonly Command[] {
  const group = groupOf(playbook, incident);
  return playbook.tasks.map(({ id, title }) => ({
    act: 'task.add',
    id: ItemIdSchema.parse(`${group}-${id}`),
    title,
    group,
  }));
}

function groupOf({ id }: CasePlaybook, { rounds }: Incident): string {
  return `playbook-${id}-${rounds.length}`;
}
