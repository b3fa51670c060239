import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webKeeperPort as crypto } from '../../../../renderer/vault/crypto-worker-port.ts';
import type { Json } from '../../../../shared/journal/canonical-json.ts';
import {
  type Appended,
  appendToChain,
  EMPTY_HEAD,
  type EventDraft,
  verifyChain,
} from '../../../../shared/journal/chain.ts';
import {
  InstantTextSchema,
  type JournalEntry,
  lineHash,
  StreamIdSchema,
} from '../../../../shared/journal/event-line.ts';
import { cryptoPorts } from '../../../support/crypto.ts';

const stream = StreamIdSchema.parse('case-1');
const context = {
  at: InstantTextSchema.parse('2027-03-27T02:08:00.000Z'),
  who: 'mara',
  boot: 'b1',
  mono: 12,
  off: 60,
  tz: 'Europe/Berlin',
};

const draft: fc.Arbitrary<EventDraft> = fc.record({
  act: fc.constantFrom('note.add', 'task.add', 'fact.set'),
  body: fc.jsonValue({ stringUnit: 'grapheme' }).map((value) => value as Json),
  salt: fc.stringMatching(/^[0-9a-f]{32}$/),
});
const drafts = fc.array(draft, { minLength: 2, maxLength: 8 });

function chained(events: readonly EventDraft[]): Promise<Appended> {
  return appendToChain(crypto, EMPTY_HEAD, context, events);
}

function flipped(hex: string, at: number): string {
  const index = at % hex.length;
  return `${hex.slice(0, index)}${hex[index] === '0' ? '1' : '0'}${hex.slice(index + 1)}`;
}

/** Every way of changing one member of an entry. */
const edits: readonly ((entry: JournalEntry, at: number) => unknown)[] = [
  ({ line, salted }) => ({ line: { ...line, at: '2027-03-27T02:08:00.001Z' }, salted }),
  ({ line, salted }) => ({ line: { ...line, who: 'ilse' }, salted }),
  ({ line, salted }) => ({ line: { ...line, act: 'case.close' }, salted }),
  ({ line, salted }) => ({ line: { ...line, mono: 13 }, salted }),
  ({ line, salted }) => ({ line: { ...line, note: 'smuggled' }, salted }),
  ({ line: { boot, ...line }, salted }) => ({ line, salted }),
  ({ line, salted }, at) => ({ line: { ...line, prev: flipped(line.prev, at) }, salted }),
  ({ line, salted }, at) => ({
    line: { ...line, dig: flipped(line.dig, at) },
    salted: null,
    hadBody: salted !== null,
  }),
  ({ line, salted }) => ({ line, salted: salted && { ...salted, body: { forged: true } } }),
  ({ line, salted }, at) => ({ line, salted: salted && { ...salted, salt: flipped(salted.salt, at) } }),
  ({ line, salted }) => ({ line, salted: salted && { ...salted, body: '\ud800' } }),
];

describe('verifyChain', () => {
  it('accepts what was appended, in one go or event by event, and finds the same head', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async (events) => {
        const whole = await chained(events);
        let head = EMPTY_HEAD;
        const single: JournalEntry[] = [];
        for (const event of events) {
          const next = await appendToChain(crypto, head, context, [event]);
          single.push(...next.entries);
          head = next.head;
        }
        expect(single).toEqual(whole.entries);
        expect(await verifyChain(crypto, stream, whole.entries, [whole.head])).toEqual({
          ok: true,
          value: head,
        });
      }),
    );
  });

  it('finds any edit, at the edited line or the one that should have followed it', async () => {
    await fc.assert(
      fc.asyncProperty(
        drafts,
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...edits),
        async (events, pick, at, edit) => {
          const { entries, head } = await chained(events);
          const index = pick % entries.length;
          const forged = entries.map((entry, i) => (i === index ? (edit(entry, at) as JournalEntry) : entry));
          const result = await verifyChain(crypto, stream, forged, [head]);
          if (result.ok) throw new Error('not found');
          expect(result.failure.code).toBe('CHAIN_BROKEN');
          expect(result.failure.detail['stream']).toBe('case-1');
          expect([index + 1, index + 2]).toContain(result.failure.detail['seq']);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds any line that was dropped, the last ones too if the head is known', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, fc.nat(), async (events, pick) => {
        const { entries, head } = await chained(events);
        const index = pick % entries.length;
        const result = await verifyChain(crypto, stream, entries.toSpliced(index, 1), [head]);
        expect(result).toMatchObject({
          ok: false,
          failure: { code: 'CHAIN_BROKEN', detail: { seq: index + 1 } },
        });
      }),
    );
  });

  it('finds any two lines that changed places', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, fc.nat(), fc.nat(), async (events, pickA, pickB) => {
        const { entries, head } = await chained(events);
        const a = pickA % entries.length;
        const b = pickB % entries.length;
        fc.pre(a !== b);
        const swapped = entries.map((entry, i) => entries[i === a ? b : i === b ? a : i] ?? entry);
        const result = await verifyChain(crypto, stream, swapped, [head]);
        expect(result).toMatchObject({ ok: false, failure: { detail: { seq: Math.min(a, b) + 1 } } });
      }),
    );
  });

  it('finds any line that was put in, even a copy of a genuine one', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, fc.nat(), fc.nat(), async (events, from, to) => {
        const { entries, head } = await chained(events);
        const copy = entries[from % entries.length];
        if (copy === undefined) throw new Error('no entry');
        const padded = entries.toSpliced(to % (entries.length + 1), 0, copy);
        expect(await verifyChain(crypto, stream, padded, [head])).toMatchObject({ ok: false });
      }),
    );
  });

  it('finds a chain written anew from some line on, if any head after it is known', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, fc.nat(), async (events, pick) => {
        const { entries, head } = await chained(events);
        const kept = pick % entries.length;
        const last = entries[kept - 1];
        const at = last === undefined ? EMPTY_HEAD : { seq: kept, hash: await lineHash(crypto, last.line) };
        const anew = events.slice(kept).map((event) => ({ ...event, body: { forged: event.body } }));
        const forged = await appendToChain(crypto, at, context, anew);
        const result = await verifyChain(
          crypto,
          stream,
          [...entries.slice(0, kept), ...forged.entries],
          [head],
        );
        expect(result).toMatchObject({
          ok: false,
          failure: { detail: { seq: entries.length, why: 'head' } },
        });
      }),
    );
  });

  it('cannot find a cut end without a known head: nobody could', async () => {
    const { entries } = await chained([
      { act: 'note.add', body: {}, salt: '0'.repeat(32) },
      { act: 'note.add', body: {}, salt: '1'.repeat(32) },
    ]);
    expect(await verifyChain(crypto, stream, entries.slice(0, 1))).toMatchObject({
      ok: true,
      value: { seq: 1 },
    });
  });

  it('holds where bodies were withheld or erased', async () => {
    const { entries, head } = await chained([
      { act: 'note.add', body: { text: 'privileged' }, salt: '0'.repeat(32) },
      { act: 'note.add', body: {}, salt: '1'.repeat(32) },
    ]);
    const withheld = entries.map(({ line }) => ({ line, salted: null }));
    expect(await verifyChain(crypto, stream, withheld, [head])).toEqual({ ok: true, value: head });
  });

  it('finds numbers that do not run from 1, even where every hash fits', async () => {
    const skipped = { seq: 5, hash: EMPTY_HEAD.hash };
    const { entries } = await appendToChain(crypto, skipped, context, [
      { act: 'note.add', body: {}, salt: '0'.repeat(32) },
    ]);
    expect(await verifyChain(crypto, stream, entries)).toMatchObject({
      ok: false,
      failure: { detail: { seq: 1, why: 'number' } },
    });
  });

  it('refuses two known heads that contradict each other', async () => {
    const one = await chained([{ act: 'note.add', body: {}, salt: '0'.repeat(32) }]);
    const other = await chained([{ act: 'note.add', body: {}, salt: '1'.repeat(32) }]);
    const result = await verifyChain(crypto, stream, one.entries, [one.head, other.head]);
    expect(result).toMatchObject({ ok: false, failure: { detail: { seq: 1, why: 'head' } } });
  });

  it('accepts an empty stream', async () => {
    expect(await verifyChain(crypto, stream, [])).toEqual({ ok: true, value: EMPTY_HEAD });
  });

  it('is the same with both implementations of the cryptography', async () => {
    const events = [{ act: 'case.open', body: { title: 'Müller' }, salt: 'ab'.repeat(16) }];
    const [first, second] = await Promise.all(
      cryptoPorts.map(([, port]) => appendToChain(port, EMPTY_HEAD, context, events)),
    );
    expect(first).toEqual(second);
  });
});

describe('appendToChain', () => {
  it('throws on a salt of the wrong length, on an act that is none, and on a body without canonical form', async () => {
    const good = { act: 'note.add', body: {}, salt: '0'.repeat(32) };
    await expect(chained([{ ...good, salt: '00' }])).rejects.toThrow(RangeError);
    await expect(chained([{ ...good, act: 'Note' }])).rejects.toThrow();
    await expect(chained([{ ...good, body: { n: Number.NaN } }])).rejects.toThrow(RangeError);
  });
});
