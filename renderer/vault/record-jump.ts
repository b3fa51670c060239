import { toJournal } from '../../shared/incident/events.ts';
import {
  BACKWARDS_TOLERANCE_MS,
  type ClockJumpBody,
  ClockJumpBodySchema,
  DRIFT_TOLERANCE_MS,
} from '../../shared/journal/clock-witness.ts';
import type { JournalEntry } from '../../shared/journal/event-line.ts';
import { type Failure, ok, type Result } from '../../shared/result.ts';
import type { ClockReading } from '../../shared/time/clock.ts';
import type { ClockJump } from '../../shared/time/clock-jumps.ts';
import { type EpochMs, epochMs, parseInstant, utcText } from '../../shared/time/instant.ts';
import { appendEvents } from './append.ts';
import type { StreamDrafts } from './protocol.ts';
import { type OpenVault, readClocks } from './vault.ts';
import { VAULT_STREAM, vaultDraft } from './vault-events.ts';

/** Two accounts of one jump may part by this much: the clocks went on between them, in milliseconds. */
const SAME_JUMP_MS = 2 * DRIFT_TOLERANCE_MS;

/** A jump with the last reading before it: entries written after that one may tell of the jump already. */
export type WitnessedJump = ClockJump & { readonly since: Pick<ClockReading, 'boot' | 'monotonic'> };

/**
 * Writes a jump of the clocks into the vault's log and into that of every open case, once each. A log that
 * tells of it already, because an event came in between, is left alone.
 */
export async function recordClockJump(vault: OpenVault, jump: WitnessedJump): Promise<Result<void, Failure>> {
  const appended = await appendEvents(vault, () => ok({ streams: streamsFor(vault, jump) }));
  return appended.ok ? ok(undefined) : appended;
}

/** True if some log does not tell of the jump yet. */
export function isJumpMissing(vault: OpenVault, jump: WitnessedJump): boolean {
  return streamsFor(vault, jump).length > 0;
}

function streamsFor(vault: OpenVault, jump: WitnessedJump): readonly StreamDrafts[] {
  const body = bodyOf(jump);
  const lacks = (entries: readonly JournalEntry[] | null) =>
    !(entries ?? []).slice(-LOOK_BACK).some((entry) => tells(entry, jump, body));
  const own = lacks(vault.vaultEntries)
    ? [{ stream: VAULT_STREAM, drafts: [vaultDraft({ act: 'clock.jump', ...body })] }]
    : [];
  const cases = [...vault.cases.values()]
    .filter(({ state, fault, entries }) => fault === null && state.status === 'open' && lacks(entries))
    .map(({ id }) => ({ stream: id, drafts: [toJournal({ act: 'clock.jump', ...body })] }));
  return [...own, ...cases];
}

function bodyOf({ kind, expected, shown, byMs }: ClockJump): ClockJumpBody {
  return ClockJumpBodySchema.parse({
    reason: kind,
    before: utcText(expected),
    after: utcText(shown),
    byMs: Math.round(byMs),
  });
}

/** Entries looked at from the end: a jump is told of within seconds, or at the next unlocking. */
const LOOK_BACK = 12;

/**
 * True if an entry tells of this jump: the same way, about as far, and at a time that both cover. Between two
 * runs of the monotonic clock nobody knows how far, so the rest must do.
 */
function tells({ line, salted }: JournalEntry, { since }: WitnessedJump, own: ClockJumpBody): boolean {
  const told = line.act === 'clock.jump' ? ClockJumpBodySchema.safeParse(salted?.body) : undefined;
  if (told?.success !== true) return false;
  const { data } = told;
  const isSameRun = line.boot === since.boot && line.mono !== undefined;
  if (isSameRun && (line.mono ?? 0) < since.monotonic) return false;
  const isAsFar = !isSameRun || Math.abs(data.byMs - own.byMs) <= SAME_JUMP_MS;
  const isSameWay = Math.sign(data.byMs) === Math.sign(own.byMs);
  return isSameWay && isAsFar && startOf(data) <= endOf(own) && startOf(own) <= endOf(data);
}

function startOf({ before, after }: ClockJumpBody): number {
  return Math.min(parseInstant(before), parseInstant(after));
}

function endOf({ before, after }: ClockJumpBody): number {
  return Math.max(parseInstant(before), parseInstant(after));
}

/**
 * The jump that a start before the last recorded instant comes to; `null` if the log ends before now. Closed
 * cases do not count: nobody writes into them, and they would tell of it again at every start.
 */
export function behindLastEntry(vault: OpenVault): WitnessedJump | null {
  const { at, boot, mono } = readClocks(vault.ports);
  const last = lastRecorded(vault);
  if (last === null || at >= last - BACKWARDS_TOLERANCE_MS) return null;
  return {
    kind: 'setBack',
    expected: last,
    shown: at,
    byMs: at - last,
    since: { boot, monotonic: mono },
  };
}

function lastRecorded({ vaultEntries, cases }: OpenVault): EpochMs | null {
  const open = [...cases.values()].filter(({ state }) => state.status === 'open');
  const recorded = [
    ...vaultEntries.slice(-1).map(({ line }) => line.at),
    ...open.flatMap(({ state }) => (state.status === 'open' ? [state.recordedAt] : [])),
  ];
  const lasts = recorded.map((at) => parseInstant(at));
  return lasts.length === 0 ? null : epochMs(Math.max(...lasts));
}
