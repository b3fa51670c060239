import type { Command, CommandOf } from '../../shared/incident/commands.ts';
import { type ItemId, ItemIdSchema } from '../../shared/incident/primitives.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { FileMark } from '../evidence/hash-client.ts';
import { lastChange } from './fact-history.ts';
import type { FactSpec } from './fact-table.ts';

type Custody = CommandOf<'evidence.note'>['custody'];

/** Evidence of one gesture: the ids to rest on, and the commands that note what is new. */
export type Noted = { readonly ids: readonly ItemId[]; readonly commands: readonly Command[] };

/** Notes files as evidence. The same bytes are one piece: what the case has already is only named. */
export function noteFiles(
  { evidence }: Incident,
  marks: readonly FileMark[],
  custody: Custody,
  newId: () => ItemId,
): Noted {
  const known = new Map(evidence.map(({ sha256, id }) => [sha256, id]));
  const commands: Command[] = [];
  const ids = marks.map((mark) => {
    const before = known.get(mark.sha256);
    if (before !== undefined) return before;
    const id = newId();
    known.set(mark.sha256, id);
    commands.push(noteOf(mark, custody, id));
    return id;
  });
  return { ids: [...new Set(ids)], commands };
}

function noteOf({ mediaType, ...mark }: FileMark, custody: Custody, id: ItemId): Command {
  return { act: 'evidence.note', id, ...mark, ...(mediaType === '' ? {} : { mediaType }), custody };
}

/** The commands with evidence under every value they set. */
export function withEvidence(commands: readonly Command[], ids: readonly ItemId[]): readonly Command[] {
  if (ids.length === 0) return commands;
  return commands.map((command) =>
    command.act === 'fact.set'
      ? { ...command, values: command.values.map((value) => ({ ...value, evidenceIds: ids })) }
      : command,
  );
}

/**
 * Puts evidence under a fact as it stands: the same value once more, resting on more. That is no change of
 * the fact, so nothing written from it becomes stale. Empty if the fact has no value of its own.
 */
export function supportFact({ facts }: Incident, spec: FactSpec, ids: readonly ItemId[]): readonly Command[] {
  const change = lastChange(facts.versions, spec)?.change;
  if (change?.kind !== 'set') return [];
  const { kind, ...value } = change;
  const evidenceIds = [...new Set([...(value.evidenceIds ?? []), ...ids])];
  return [{ act: 'fact.set', values: [{ ...value, evidenceIds }] }];
}

/** Ids as a form names them. */
export function itemIds(ids: readonly string[]): readonly ItemId[] {
  return ids.map((id) => ItemIdSchema.parse(id));
}
