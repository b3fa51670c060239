import type { CommandOf } from '../commands.ts';
import type { Origin } from '../events/obligations.ts';
import type { ItemId } from '../primitives.ts';
import type { Incident, Obligation } from '../state.ts';
import { type Check, type Context, type Decided, grant, idOf, refuse } from './context.ts';

/** Adds something owed. What it rests on must be on record. */
export function addObligation(
  incident: Incident,
  command: CommandOf<'obligation.add'>,
  context: Context,
): Decided {
  return originRefusal(incident, command.origin) ?? grant({ ...command, id: idOf(command.id, context) });
}

/** Moves the due instant of an open obligation. */
export function redateObligation(incident: Incident, command: CommandOf<'obligation.redate'>): Decided {
  return notOpen(incident, command.obligationId) ?? grant(command);
}

/** Marks an open obligation as not applicable; if by a decision, by one that said "do not notify". */
export function markObligationNotApplicable(
  incident: Incident,
  command: CommandOf<'obligation.notApplicable'>,
): Decided {
  const { because, obligationId } = command;
  const refusal = notOpen(incident, obligationId);
  if (refusal !== undefined) return refusal;
  if (because.kind === 'reason') return grant(command);
  const decision = incident.decisions.find(({ id }) => id === because.decisionId);
  if (decision === undefined) return refuse('decision.unknown', { id: because.decisionId });
  const obligation = incident.obligations.find(({ id }) => id === obligationId);
  const fits = decision.answer === 'doNotNotify' && decision.question === obligation?.recipient;
  return fits ? grant(command) : refuse('decision.obligation-mismatch', { id: obligationId });
}

/** Withdraws an open obligation that should not have been on the list. */
export function withdrawObligation(incident: Incident, command: CommandOf<'obligation.withdraw'>): Decided {
  return notOpen(incident, command.obligationId) ?? grant(command);
}

/** Opens an obligation again. */
export function reopenObligation(incident: Incident, command: CommandOf<'obligation.reopen'>): Decided {
  const obligation = incident.obligations.find(({ id }) => id === command.obligationId);
  if (obligation === undefined) return refuse('obligation.unknown', { id: command.obligationId });
  return obligation.status.kind === 'open'
    ? refuse('obligation.open', { id: obligation.id })
    : grant(command);
}

/** Refuses an obligation that is not there or not open any more. */
export function notOpen(incident: Incident, obligationId: ItemId): Check {
  const obligation: Obligation | undefined = incident.obligations.find(({ id }) => id === obligationId);
  if (obligation === undefined) return refuse('obligation.unknown', { id: obligationId });
  if (obligation.status.kind === 'open') return undefined;
  return refuse('obligation.not-open', { id: obligationId, status: obligation.status.kind });
}

function originRefusal(incident: Incident, origin: Origin): Check {
  if (origin.kind === 'order' && !incident.orders.some(({ id }) => id === origin.orderId))
    return refuse('order.unknown', { id: origin.orderId });
  if (origin.kind === 'promise' && !incident.filings.some(({ id }) => id === origin.filingId))
    return refuse('filing.unknown', { id: origin.filingId });
  return undefined;
}
