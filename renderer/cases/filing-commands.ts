import type { Command } from '../../shared/incident/commands.ts';
import { letterStanding, staleFacts } from '../../shared/incident/letter-standing.ts';
import { type ItemId, instantText } from '../../shared/incident/primitives.ts';
import { currentText, type Incident, type Letter } from '../../shared/incident/state.ts';
import type { Failure } from '../../shared/result.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import type { FileMark } from '../evidence/hash-client.ts';
import type { FilingInput, FilingRefusal } from '../features/notices/notices-model.ts';
import type { TextKey } from '../i18n/use-text.ts';
import { type DutyTitle, dutyCommands } from './duties.ts';
import { noteFiles } from './evidence-commands.ts';
import { letterFor, type Notice } from './notices-model.ts';

/** Sentences that go into the record of a filing, in the language of the house. */
export type FilingWords = {
  readonly titleOf: DutyTitle;
  /** From whom a receipt was got, and how. */
  readonly receiptFrom: string;
  readonly receiptHow: string;
  readonly unapproved: string;
  readonly staleLetter: string;
};

/** What a person recorded about a filing, with all that its commands need. */
export type FilingOrder = {
  readonly incident: Incident;
  readonly notice: Notice;
  readonly input: FilingInput;
  readonly receipt: FileMark | null;
  /** Directory id or name of the recipient. */
  readonly to: string;
  /** Points of Art. 33(3) are open: then the filing is incomplete and the rest is promised. */
  readonly isIncomplete: boolean;
  readonly words: FilingWords;
  /** Instant of recording (epoch ms, UTC). */
  readonly now: EpochMs;
  readonly newId: () => ItemId;
};

/**
 * The one gesture that records a filing: the duty if nobody recorded it yet, the receipt as evidence, the
 * frozen letter, the filing itself. Informing the individuals is a delivery with its count, since only that
 * makes the register say "informed". Whether it may be recorded is decided by the core.
 */
export function filingCommands(order: FilingOrder): readonly Command[] {
  const { incident, notice, receipt } = order;
  const duty = dutyOf(order);
  const { words, now, newId } = order;
  const custody = { from: words.receiptFrom, how: words.receiptHow, at: instantText(now) };
  const noted = noteFiles(incident, receipt === null ? [] : [receipt], custody, newId);
  const [receiptId] = noted.ids;
  const letter = incident.letters.find(({ id }) => id === letterFor(incident, notice));
  const frozen = letter === undefined ? null : freezing(order, letter);
  const act =
    (notice.owed?.recipient ?? notice.recorded?.recipient) === 'individuals'
      ? delivery(order, duty.id, receiptId, frozen)
      : filing(order, duty.id, receiptId, frozen);
  return [...duty.commands, ...noted.commands, ...(frozen?.commands ?? []), act];
}

function dutyOf({ incident, notice, words, newId }: FilingOrder): {
  readonly id: ItemId;
  readonly commands: readonly Command[];
} {
  const { recorded, owed } = notice;
  if (recorded !== null) return { id: recorded.id, commands: [] };
  if (owed === null) throw new RangeError('a notice is owed or recorded');
  const id = newId();
  const required = { ...owed, required: true };
  const commands = dutyCommands(incident, [required], words.titleOf, '').map((command) =>
    command.act === 'obligation.add' ? { ...command, id } : command,
  );
  return { id, commands };
}

type Frozen = {
  readonly letterId: ItemId | null;
  readonly commands: readonly Command[];
  readonly note: string | null;
};

/**
 * The letter as it goes on record. A text whose facts changed since cannot be frozen (the core refuses): what
 * happened is recorded all the same, with a note instead of the letter.
 */
function freezing({ incident, words }: FilingOrder, letter: Letter): Frozen {
  if (letter.frozen !== null) return { letterId: letter.id, commands: [], note: null };
  if (staleFacts(incident, letter).length > 0)
    return { letterId: null, commands: [], note: words.staleLetter };
  const isApproved = letterStanding(incident, letter).kind === 'approved';
  const { sha256 } = currentText(letter);
  const reason = isApproved ? {} : { withoutApprovalReason: words.unapproved };
  return {
    letterId: letter.id,
    commands: [{ act: 'letter.freeze', letterId: letter.id, sha256, ...reason }],
    note: null,
  };
}

function filing(
  order: FilingOrder,
  dutyId: ItemId,
  receiptId: ItemId | undefined,
  frozen: Frozen | null,
): Command {
  const { input, notice, to, isIncomplete } = order;
  const origin = notice.recorded?.origin;
  const promised = origin?.kind === 'promise' ? origin.filingId : null;
  const isFirstPart = isIncomplete || input.followUpBy !== null;
  return {
    act: 'filing.record',
    kind: promised !== null ? 'followUp' : isFirstPart ? 'incomplete' : 'complete',
    obligationIds: [dutyId],
    to,
    channel: input.channel,
    filedAt: instantText(input.filedAt),
    ...(input.reference === null ? {} : { reference: input.reference }),
    ...(receiptId === undefined ? {} : { receiptEvidenceId: receiptId }),
    ...(input.noReceiptReason === null ? {} : { noReceiptReason: input.noReceiptReason }),
    ...(input.lateReasons === null ? {} : { lateReasons: input.lateReasons }),
    ...(input.followUpBy === null ? {} : { followUpBy: instantText(input.followUpBy) }),
    ...(promised === null ? {} : { continues: promised }),
    ...(frozen === null || frozen.letterId === null ? {} : { letterId: frozen.letterId }),
    ...(frozen === null || frozen.note === null ? {} : { note: frozen.note }),
  };
}

function delivery(
  { input, to }: FilingOrder,
  obligationId: ItemId,
  receiptId: ItemId | undefined,
  frozen: Frozen | null,
): Command {
  return {
    act: 'delivery.record',
    obligationId,
    channel: input.channel === 'courier' ? 'post' : input.channel,
    to,
    at: instantText(input.filedAt),
    count: input.people ?? 0,
    completes: true,
    ...(input.lateReasons === null ? {} : { lateReasons: input.lateReasons }),
    ...(frozen === null || frozen.letterId === null ? {} : { letterId: frozen.letterId }),
    evidenceIds: receiptId === undefined ? [] : [receiptId],
  };
}

/** A refusal beside its field, with the key of its sentence. */
export type FiledRefusal = { readonly field: FilingRefusal['field']; readonly key: TextKey };

const REFUSALS: Readonly<Record<string, FiledRefusal>> = {
  'instant.in-future': { field: 'time', key: 'noticeText.refusal.future' },
  'instant.reversed': { field: 'followUp', key: 'noticeText.refusal.reversed' },
  'filing.no-receipt': { field: 'proof', key: 'noticeText.refusal.proof' },
  'filing.late-without-reasons': { field: 'lateReasons', key: 'noticeText.refusal.late' },
  'filing.no-follow-up-date': { field: 'followUp', key: 'noticeText.refusal.followUp' },
  'obligation.not-open': { field: 'form', key: 'noticeText.refusal.notOpen' },
  'evidence.duplicate': { field: 'proof', key: 'noticeText.refusal.duplicate' },
  'letter.facts-changed': { field: 'form', key: 'noticeText.refusal.letterChanged' },
  'case.closed': { field: 'form', key: 'noticeText.refusal.closed' },
  HEAD_MOVED: { field: 'form', key: 'noticeText.refusal.again' },
};

/** Where a refusal of the core belongs in the form, and what to say there. */
export function filedRefusal({ code }: Failure): FiledRefusal {
  return REFUSALS[code] ?? { field: 'form', key: 'noticeText.refusal.other' };
}
