import { z } from 'zod';
import { ActorRoleSchema, LineSchema, PersonIdSchema } from '../../shared/incident/primitives.ts';
import type { Json } from '../../shared/journal/canonical-json.ts';
import { SignedCheckpointSchema } from '../../shared/journal/checkpoint.ts';
import { ClockJumpBodySchema } from '../../shared/journal/clock-witness.ts';
import { type JournalEntry, Sha256Schema } from '../../shared/journal/event-line.ts';
import { type House, houseAfter, houseEvents, isHouseEvent, NO_HOUSE } from './house-facts.ts';

/** Stream of the vault itself: who opened it, who belongs to it, what happened to its files. */
export const VAULT_STREAM = 'vault';

const HexKeySchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A row and which writing of it is the newest, by the digest of its envelope. */
export const NamedRowSchema = z.strictObject({
  s: z.enum(['rec', 'seg']),
  id: z.string(),
  ver: z.int().positive(),
  sha256: Sha256Schema,
});
export type NamedRow = z.infer<typeof NamedRowSchema>;

/** How somebody is reached; `null`: not known. */
const reachShape = { phone: LineSchema.nullable(), email: LineSchema.nullable() };

/** Everything that can happen to a vault. Formats only grow. */
export const VaultEventSchema = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('vault.create'),
    auditPub: HexKeySchema,
    recoveryConfirmed: z.literal(true),
  }),
  z.strictObject({
    act: z.literal('person.add'),
    id: PersonIdSchema,
    name: LineSchema,
    role: ActorRoleSchema,
    publicKey: z.string().nullable().describe('SubjectPublicKeyInfo of the signing key, hexadecimal.'),
  }),
  z
    .strictObject({
      act: z.literal('person.describe'),
      id: PersonIdSchema,
      name: LineSchema,
      ...reachShape,
    })
    .describe('How a person is called and reached. The role stays: it belongs to their passphrase.'),
  z.strictObject({ act: z.literal('person.remove'), id: PersonIdSchema }),
  z
    .strictObject({
      act: z.literal('contact.keep'),
      id: PersonIdSchema,
      name: LineSchema,
      role: LineSchema.describe('In words of the house: provider, forensics, press.'),
      ...reachShape,
    })
    .describe('Somebody to call, who cannot open the vault. Kept anew with the same id: changed.'),
  z.strictObject({ act: z.literal('contact.remove'), id: PersonIdSchema }),
  z.strictObject({
    act: z.literal('slot.change'),
    slotId: z.string(),
    personId: PersonIdSchema,
    how: z.enum(['passphrase', 'reset', 'recovery', 'given', 'keychainOn', 'keychainOff']),
    publicKey: z.string().nullable().describe('New signing key, if the old one could not be kept.'),
  }),
  z.strictObject({ act: z.literal('recovery.confirm') }).describe('Two groups of the code were typed back.'),
  z.strictObject({
    act: z.literal('vault.unlock'),
    slotId: z.string(),
    kind: z.enum(['passphrase', 'recovery']),
  }),
  z.strictObject({
    act: z.literal('vault.lock'),
    reason: z.enum(['person', 'idle', 'suspend', 'lockScreen', 'shutdown', 'closing', 'restore']),
  }),
  z.strictObject({ act: z.literal('rows.change'), rows: z.array(NamedRowSchema) }),
  z.strictObject({ act: z.literal('checkpoint.sign'), checkpoints: z.array(SignedCheckpointSchema) }),
  z.strictObject({
    act: z.literal('store.rebuild'),
    why: z.enum(['empty', 'behind', 'rowsDiffer', 'failed', 'chosen']),
    n: z.int(),
  }),
  z.strictObject({
    act: z.literal('file.rewrite'),
    why: z.enum(['missing', 'behind', 'header', 'chosen']),
    n: z.int(),
  }),
  z.strictObject({ act: z.literal('file.cut'), bytes: z.int() }),
  z.strictObject({
    act: z.literal('generation.begin'),
    generation: z.int().positive(),
    auditPub: HexKeySchema,
    why: z.enum(['personRemoved', 'restored']),
    backup: z.string().nullable(),
  }),
  z.strictObject({ act: z.literal('clock.jump'), ...ClockJumpBodySchema.shape }),
  ...houseEvents,
]);
export type VaultEvent = z.infer<typeof VaultEventSchema>;

/** A person of the vault. */
export type Person = {
  readonly id: z.infer<typeof PersonIdSchema>;
  readonly name: string;
  readonly role: z.infer<typeof ActorRoleSchema>;
  readonly publicKey: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly removed: boolean;
};

/** Somebody to call who cannot open the vault. */
export type Contact = Omit<Extract<VaultEvent, { readonly act: 'contact.keep' }>, 'act'>;

/** What the stream of the vault folds to. */
export type VaultFacts = {
  readonly persons: readonly Person[];
  /** Those that were removed are gone from here; the journal keeps them. */
  readonly contacts: readonly Contact[];
  /** Newest writing of each named row, by `<store>/<id>`. */
  readonly named: ReadonlyMap<string, NamedRow>;
  /** Public journal keys, newest last. */
  readonly auditPubs: readonly string[];
  /** The person has shown that the recovery code was written down. */
  readonly isRecoveryConfirmed: boolean;
  /** What is the same in every case, and how the vault is kept. */
  readonly house: House;
};

export const NO_FACTS: VaultFacts = {
  persons: [],
  contacts: [],
  named: new Map(),
  auditPubs: [],
  isRecoveryConfirmed: false,
  house: NO_HOUSE,
};

/** The event as the journal takes it. */
export function vaultDraft(event: VaultEvent): { readonly act: string; readonly body: Json } {
  const { act, ...body } = VaultEventSchema.parse(event);
  return { act, body: body as Json };
}

/** Reads an event of the vault; `undefined` for one that this version does not know. */
export function vaultEvent({ line, salted }: JournalEntry): VaultEvent | undefined {
  const body = salted?.body;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const parsed = VaultEventSchema.safeParse({ ...body, act: line.act });
  return parsed.success ? parsed.data : undefined;
}

/** The facts of the vault after more entries. */
export function afterEntries(facts: VaultFacts, entries: readonly JournalEntry[]): VaultFacts {
  const persons = new Map(facts.persons.map((person) => [person.id, person]));
  const contacts = new Map(facts.contacts.map((contact) => [contact.id, contact]));
  const named = new Map(facts.named);
  const auditPubs = [...facts.auditPubs];
  let { isRecoveryConfirmed, house } = facts;
  for (const entry of entries) {
    const event = vaultEvent(entry);
    if (event === undefined) continue;
    if (event.act === 'person.add') persons.set(event.id, personOf(event));
    if (event.act === 'person.describe') change(persons, event.id, reachOf(event));
    if (event.act === 'person.remove') change(persons, event.id, { removed: true });
    if (event.act === 'contact.keep')
      contacts.set(event.id, { ...reachOf(event), id: event.id, role: event.role });
    if (event.act === 'contact.remove') contacts.delete(event.id);
    if (event.act === 'slot.change' && event.publicKey !== null)
      change(persons, event.personId, { publicKey: event.publicKey });
    if (event.act === 'rows.change') for (const row of event.rows) named.set(`${row.s}/${row.id}`, row);
    if (event.act === 'vault.create' || event.act === 'generation.begin') auditPubs.push(event.auditPub);
    if (isHouseEvent(event)) house = houseAfter(house, event, entry.line);
    isRecoveryConfirmed = confirmationAfter(event, isRecoveryConfirmed);
  }
  return {
    persons: [...persons.values()],
    contacts: [...contacts.values()],
    named,
    auditPubs,
    isRecoveryConfirmed,
    house,
  };
}

function confirmationAfter(event: VaultEvent, before: boolean): boolean {
  if (event.act === 'vault.create' || event.act === 'recovery.confirm') return true;
  if (event.act === 'slot.change' && event.how === 'recovery') return false;
  return event.act === 'generation.begin' && event.why === 'personRemoved' ? false : before;
}

function personOf({ id, name, role, publicKey }: Extract<VaultEvent, { act: 'person.add' }>): Person {
  return { id, name, role, publicKey, phone: null, email: null, removed: false };
}

function reachOf({ name, phone, email }: Pick<Contact, 'name' | 'phone' | 'email'>) {
  return { name, phone, email };
}

function change(persons: Map<Person['id'], Person>, id: Person['id'], with_: Partial<Person>): void {
  const person = persons.get(id);
  if (person !== undefined) persons.set(id, { ...person, ...with_ });
}
