import { z } from 'zod';
import { PolicyChoiceSchema } from '../../shared/assessment/house-policy.ts';
import { checkFactValue, checkSettable } from '../../shared/incident/fact-paths.ts';
import { FactPathSchema } from '../../shared/incident/primitives.ts';
import type { EventLine } from '../../shared/journal/event-line.ts';
import type { Failure } from '../../shared/result.ts';
import { IDLE_MINUTES } from './lock.ts';

/** What is said of the house: the same in every case, or how the vault is kept. Formats only grow. */
export const houseEvents = [
  z
    .strictObject({
      act: z.literal('house.tell'),
      values: z
        .array(z.strictObject({ path: FactPathSchema, value: z.json() }))
        .min(1)
        .max(200),
    })
    .describe('Facts that are the same in every case; null takes one back.'),
  z.strictObject({ act: z.literal('policy.set'), choice: PolicyChoiceSchema }),
  z.strictObject({
    act: z.literal('lock.set'),
    idleMinutes: z.int().min(IDLE_MINUTES.least).max(IDLE_MINUTES.most),
  }),
  z
    .strictObject({ act: z.literal('backup.rehearse'), name: z.string().max(200), n: z.int().nonnegative() })
    .describe('A backup was opened and read whole, and put away again.'),
] as const;

/** An event of the house. */
export type HouseEvent = z.infer<(typeof houseEvents)[number]>;

/** Who said it, and when (RFC 3339, UTC). */
type Stamp = Pick<EventLine, 'who' | 'at'>;

/** A fact of the house. */
export type HouseFact = Stamp & { readonly path: string; readonly value: z.infer<ReturnType<typeof z.json>> };

/** What the events of the house fold to. `null`: never said, the shipped state holds. */
export type House = {
  readonly facts: readonly HouseFact[];
  readonly policy: (Stamp & { readonly choice: z.infer<typeof PolicyChoiceSchema> }) | null;
  readonly idleMinutes: number;
  readonly rehearsal: (Stamp & { readonly name: string; readonly n: number }) | null;
};

export const NO_HOUSE: House = {
  facts: [],
  policy: null,
  idleMinutes: IDLE_MINUTES.default,
  rehearsal: null,
};

/** The house after one more event. */
export function houseAfter(house: House, event: HouseEvent, { who, at }: Stamp): House {
  switch (event.act) {
    case 'house.tell': {
      const told = event.values.map(({ path, value }) => ({ path, value, who, at }));
      const kept = house.facts.filter(({ path }) => !told.some((fact) => fact.path === path));
      return { ...house, facts: [...kept, ...told.filter(({ value }) => value !== null)] };
    }
    case 'policy.set':
      return { ...house, policy: { choice: event.choice, who, at } };
    case 'lock.set':
      return { ...house, idleMinutes: event.idleMinutes };
    case 'backup.rehearse':
      return { ...house, rehearsal: { name: event.name, n: event.n, who, at } };
  }
}

/** Why an event of the house is not taken: a fact that is none, or a value that does not fit it. */
export function houseRefusal(event: HouseEvent): Failure | null {
  if (event.act !== 'house.tell') return null;
  for (const { path, value } of event.values) {
    const settable = checkSettable(path);
    if (!settable.ok) return settable.failure;
    const fitting = value === null ? settable : checkFactValue(path, value);
    if (!fitting.ok) return fitting.failure;
  }
  return null;
}

/** True if the event is one of the house. */
export function isHouseEvent<E extends { readonly act: string }>(event: E | HouseEvent): event is HouseEvent {
  return houseEvents.some(({ shape }) => shape.act.value === event.act);
}
