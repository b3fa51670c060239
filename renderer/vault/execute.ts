import type { Command } from '../../shared/incident/commands.ts';
import type { Context } from '../../shared/incident/decide/context.ts';
import { decideAll } from '../../shared/incident/decide.ts';
import { toJournal } from '../../shared/incident/events.ts';
import { type ActorRole, ItemIdSchema, type PersonId } from '../../shared/incident/primitives.ts';
import { NO_CASE } from '../../shared/incident/state.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { ID_BYTES } from '../../shared/vault/keys.ts';
import { appendEvents, type Committed, type Moment, type Plan } from './append.ts';
import { idText } from './base64.ts';
import { readCases } from './read-case.ts';
import { jumpSince, type OpenVault } from './vault.ts';

/** Who acts, and in what capacity. */
export type Actor = { readonly personId: PersonId; readonly role: ActorRole };

/**
 * Carries out the commands of one gesture on a case, all or none: decided on the newest state, chained,
 * durable in both copies, folded. `HEAD_MOVED`: another window was faster; do it `inTurn`.
 */
export async function executeCommands(
  vault: OpenVault,
  caseId: string,
  commands: readonly Command[],
  actor: Actor,
): Promise<Result<Committed, Failure>> {
  await readCases(vault, [caseId]);
  return appendEvents(vault, (now) => planOf(vault, caseId, commands, actor, now));
}

function planOf(
  vault: OpenVault,
  caseId: string,
  commands: readonly Command[],
  { personId, role }: Actor,
  now: Moment,
): Result<Plan, Failure> {
  const record = vault.cases.get(caseId);
  if (record !== undefined && record.fault !== null)
    return fail('CASE_READ_ONLY', { ...record.fault.detail, why: record.fault.code });
  const context: Context = {
    now: now.at,
    who: personId,
    role,
    newId: () => ItemIdSchema.parse(idText(vault.ports.random(ID_BYTES))),
  };
  const jump = jumpSince(vault, record?.entries?.at(-1), now);
  const gesture: readonly Command[] =
    jump === undefined ? commands : [{ act: 'clock.jump', ...jump }, ...commands];
  const decided = decideAll(record?.state ?? NO_CASE, gesture, context);
  if (!decided.ok) return decided;
  return ok({ streams: [{ stream: caseId, drafts: decided.value.map(toJournal) }], who: personId });
}
