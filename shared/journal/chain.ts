import { type Failure, fail, ok, type Result } from '../result.ts';
import type { Json } from './canonical-json.ts';
import type { CryptoPort } from './crypto-port.ts';
import {
  bodyDigest,
  type EventLine,
  EventLineSchema,
  FIRST_PREV,
  type InstantText,
  type JournalEntry,
  lineHash,
  type Sha256,
  type StreamId,
} from './event-line.ts';

/** End of a stream: number of its last line (0 for an empty stream) and the hash of it. */
export type Head = { readonly seq: number; readonly hash: Sha256 };

/** Head of a stream with no line in it. */
export const EMPTY_HEAD: Head = { seq: 0, hash: FIRST_PREV as Sha256 };

/** An event to be appended: the act, its body, and the salt (16 random bytes in hexadecimal). */
export type EventDraft = { readonly act: string; readonly body: Json; readonly salt: string };

/** Who appends, and what the clocks of this computer show. Same for all events of one gesture. */
export type LineContext = {
  readonly at: InstantText;
  readonly who: string;
  readonly boot?: string;
  readonly mono?: number;
  readonly off?: number;
  readonly tz?: string;
};

/** Entries ready to be sealed, and the head they lead to. */
export type Appended = { readonly entries: readonly JournalEntry[]; readonly head: Head };

/** Why a line does not hold. `link`: it does not name the hash of the line before it. */
export type ChainBreak = 'line' | 'number' | 'link' | 'body' | 'head';

/**
 * Chains drafts to the end of a stream. Nothing is stored here.
 * @throws z.ZodError (a fault of ours) if a draft makes no valid line
 * @throws RangeError or TypeError if a body has no canonical form
 */
export async function appendToChain(
  crypto: CryptoPort,
  head: Head,
  context: LineContext,
  drafts: readonly EventDraft[],
): Promise<Appended> {
  const entries: JournalEntry[] = [];
  let end = head;
  for (const draft of drafts) {
    const salted = { salt: draft.salt, body: draft.body };
    const dig = await bodyDigest(crypto, salted);
    const line = EventLineSchema.parse({
      ...context,
      act: draft.act,
      dig,
      prev: end.hash,
      seq: end.seq + 1,
      v: 1,
    });
    entries.push({ line, salted });
    end = { seq: line.seq, hash: await lineHash(crypto, line) };
  }
  return { entries, head: end };
}

/**
 * Checks a whole stream: numbers without gap from 1, each line naming the hash of the one before, each body
 * its digest, and every head known from elsewhere (the last commit, checkpoints, a printed page).
 *
 * Without a known head a chain that was cut at its end, or written anew from some line on, cannot be told
 * from a genuine one: pass all that are at hand.
 *
 * @param from where the entries begin; what lies before it was verified elsewhere
 *
 * `CHAIN_BROKEN` names the stream and the first number that does not hold. For `link` the change may be in
 * that line or in the one before; nobody can tell which.
 */
export async function verifyChain(
  crypto: Pick<CryptoPort, 'sha256'>,
  stream: StreamId,
  entries: readonly JournalEntry[],
  known: readonly Head[] = [],
  from: Head = EMPTY_HEAD,
): Promise<Result<Head, Failure<'CHAIN_BROKEN'>>> {
  const expected = hashesBySeq([from, ...known]);
  if (contradicts(expected, from)) return broken(stream, from.seq, 'head');
  let head = from;
  for (const entry of entries) {
    const why = await flawOf(crypto, head, entry);
    if (why !== undefined) return broken(stream, head.seq + 1, why);
    head = { seq: head.seq + 1, hash: await lineHash(crypto, entry.line) };
    if (contradicts(expected, head)) return broken(stream, head.seq, 'head');
  }
  return known.some(({ seq }) => seq > head.seq) ? broken(stream, head.seq + 1, 'head') : ok(head);
}

function hashesBySeq(heads: readonly Head[]): ReadonlyMap<number, ReadonlySet<Sha256>> {
  const bySeq = new Map<number, Set<Sha256>>();
  for (const { seq, hash } of heads) bySeq.set(seq, (bySeq.get(seq) ?? new Set<Sha256>()).add(hash));
  return bySeq;
}

/** True if any head known for this number names another hash: two that differ cannot both be met. */
function contradicts(expected: ReadonlyMap<number, ReadonlySet<Sha256>>, head: Head): boolean {
  const hashes = expected.get(head.seq);
  return hashes !== undefined && (hashes.size > 1 || !hashes.has(head.hash));
}

async function flawOf(
  crypto: Pick<CryptoPort, 'sha256'>,
  before: Head,
  entry: JournalEntry,
): Promise<ChainBreak | undefined> {
  const line: EventLine = entry.line;
  if (!EventLineSchema.safeParse(line).success) return 'line';
  if (line.seq !== before.seq + 1) return 'number';
  if (line.prev !== before.hash) return 'link';
  if (entry.salted === null) return undefined;
  try {
    return (await bodyDigest(crypto, entry.salted)) === line.dig ? undefined : 'body';
  } catch {
    return 'body'; // no canonical form, so it is not the body that was digested
  }
}

function broken(stream: StreamId, seq: number, why: ChainBreak) {
  return fail('CHAIN_BROKEN', { stream, seq, why });
}
