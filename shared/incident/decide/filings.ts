import type { InstantText } from '../../journal/event-line.ts';
import type { CommandOf } from '../commands.ts';
import type { IncidentEvent } from '../events.ts';
import { lateByMs } from '../obligation-times.ts';
import type { ItemId } from '../primitives.ts';
import type { Incident, Obligation } from '../state.ts';
import {
  type Check,
  type Context,
  type Decided,
  firstRefusal,
  grant,
  idOf,
  inFuture,
  refuse,
  reversed,
  unknownEvidence,
} from './context.ts';
import { notFrozen } from './letters.ts';
import { notOpen } from './obligations.ts';

/**
 * Records what a person filed. Refused without reference and receipt unless a reason is given (S2-24), and
 * after the due instant without reasons for the delay (Art. 33(1), S1-03). What was filed as incomplete
 * promises the rest by a date: that becomes an obligation of its own (Art. 33(4), S2-50).
 */
export function recordFiling(
  incident: Incident,
  command: CommandOf<'filing.record'>,
  context: Context,
): Decided {
  const refusal = firstRefusal(
    () => inFuture(context, command.filedAt, 'filedAt'),
    () => notOpenOrTwice(incident, command.obligationIds),
    () => receiptRefusal(incident, command),
    () => lateRefusal(obligationsOf(incident, command.obligationIds), command.filedAt, command.lateReasons),
    () => kindRefusal(incident, command),
    () => notFrozen(incident, command.letterId),
  );
  if (refusal !== undefined) return refusal;
  const id = idOf(command.id, context);
  const met = command.obligationIds.map(
    (obligationId): IncidentEvent => ({
      act: 'obligation.file',
      obligationId,
      met: { kind: 'filing', filingId: id },
    }),
  );
  return grant({ ...command, id }, ...met, ...promised(incident, command, id, context));
}

/**
 * Records that letters left the house. The obligation to inform is met only by the delivery that completes it,
 * and then late ones need reasons too.
 */
export function recordDelivery(
  incident: Incident,
  command: CommandOf<'delivery.record'>,
  context: Context,
): Decided {
  const { obligationId, completes } = command;
  const owed = obligationId === undefined ? [] : [obligationId];
  const refusal = firstRefusal(
    () => inFuture(context, command.at, 'at'),
    () => notOpenOrTwice(incident, owed),
    () => unknownEvidence(incident, command.evidenceIds),
    () => notFrozen(incident, command.letterId),
    () => recipientRefusal(incident, owed),
    () =>
      completes ? lateRefusal(obligationsOf(incident, owed), command.at, command.lateReasons) : undefined,
  );
  if (refusal !== undefined) return refusal;
  const id = idOf(command.id, context);
  if (!completes || obligationId === undefined) return grant({ ...command, id });
  return grant(
    { ...command, id },
    { act: 'obligation.file', obligationId, met: { kind: 'delivery', deliveryId: id } },
  );
}

function notOpenOrTwice(incident: Incident, ids: readonly ItemId[]): Check {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return refuse('obligation.not-open', { id: twice, status: 'twice' });
  return firstRefusal(...ids.map((id) => () => notOpen(incident, id)));
}

function receiptRefusal(incident: Incident, command: CommandOf<'filing.record'>): Check {
  const { reference, receiptEvidenceId, noReceiptReason } = command;
  const isProved = reference !== undefined && receiptEvidenceId !== undefined;
  if (!isProved && noReceiptReason === undefined) return refuse('filing.no-receipt');
  return unknownEvidence(incident, receiptEvidenceId === undefined ? [] : [receiptEvidenceId]);
}

function lateRefusal(
  obligations: readonly Obligation[],
  at: InstantText,
  lateReasons: string | undefined,
): Check {
  const byMs = lateByMs(obligations, at);
  return byMs > 0 && lateReasons === undefined ? refuse('filing.late-without-reasons', { byMs }) : undefined;
}

function kindRefusal(incident: Incident, command: CommandOf<'filing.record'>): Check {
  const { kind, followUpBy, filedAt, continues } = command;
  if (kind === 'incomplete' && followUpBy === undefined) return refuse('filing.no-follow-up-date');
  const backwards = followUpBy === undefined ? undefined : reversed(filedAt, followUpBy);
  if (backwards !== undefined) return backwards;
  if (followUpBy !== undefined && promiseBasis(incident, command) === undefined)
    return refuse('filing.promise-without-obligation');
  if (continues === undefined) return kind === 'followUp' ? refuse('filing.no-first-filing') : undefined;
  const isKnown = incident.filings.some(({ id }) => id === continues);
  return isKnown ? undefined : refuse('filing.unknown', { id: continues });
}

/** A delivery informs individuals; it cannot stand for a filing with an authority. */
function recipientRefusal(incident: Incident, ids: readonly ItemId[]): Check {
  const wrong = obligationsOf(incident, ids).find(({ recipient }) => recipient === 'authority');
  return wrong === undefined ? undefined : refuse('obligation.mismatch', { id: wrong.id });
}

function obligationsOf(incident: Incident, ids: readonly ItemId[]): readonly Obligation[] {
  return incident.obligations.filter(({ id }) => ids.includes(id));
}

/** The obligation that a promised supplement is, owed where the filing went. */
function promised(
  incident: Incident,
  command: CommandOf<'filing.record'>,
  filingId: ItemId,
  context: Context,
): readonly IncidentEvent[] {
  const owed = promiseBasis(incident, command);
  if (command.followUpBy === undefined || owed === undefined) return [];
  const { title, regulation, jurisdiction, recipient, zone } = owed;
  return [
    {
      act: 'obligation.add',
      id: context.newId(),
      title,
      regulation,
      jurisdiction,
      recipient,
      force: 'legal',
      origin: { kind: 'promise', filingId },
      dueAt: command.followUpBy,
      zone,
    },
  ];
}

/** The obligation whose supplement is promised: the first that the filing meets, or that the filing it continues met. */
function promiseBasis(
  incident: Incident,
  { obligationIds, continues }: CommandOf<'filing.record'>,
): Obligation | undefined {
  const earlier = incident.filings.find(({ id }) => id === continues);
  return obligationsOf(incident, [...obligationIds, ...(earlier?.obligationIds ?? [])])[0];
}
