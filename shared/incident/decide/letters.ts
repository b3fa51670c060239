import type { CommandOf } from '../commands.ts';
import { letterStanding, staleFacts } from '../letter-standing.ts';
import type { ItemId } from '../primitives.ts';
import { currentText, type Incident, type Letter } from '../state.ts';
import { type Check, type Context, type Decided, firstRefusal, grant, idOf, refuse } from './context.ts';
import { versionRefusal } from './decision.ts';

type Judging = CommandOf<'letter.approve'> | CommandOf<'letter.reject'>;

/** Drafts the first text of a letter, or the next one of a letter that is not frozen. */
export function draftLetter(
  incident: Incident,
  command: CommandOf<'letter.draft'>,
  context: Context,
): Decided {
  const letter = incident.letters.find(({ id }) => id === command.letterId);
  if (letter !== undefined && letter.frozen !== null) return refuse('letter.frozen', { id: letter.id });
  const refusal = firstRefusal(
    () => versionRefusal(incident, command.factsVersion),
    () => unknownObligation(incident, command.obligationId),
  );
  const version = (letter?.versions.length ?? 0) + 1;
  return refusal ?? grant({ ...command, letterId: idOf(command.letterId, context), version });
}

/**
 * Approves or rejects exactly the text of a hash. On this computer only the current text, and only for oneself:
 * whoever looks at an older one must look again. An opinion from a package may be on an older text; it is
 * recorded as what it is, and does not count.
 */
export function judgeLetter(incident: Incident, command: Judging, context: Context): Decided {
  const letter = incident.letters.find(({ id }) => id === command.letterId);
  if (letter === undefined) return refuse('letter.unknown', { id: command.letterId });
  const refusal = firstRefusal(
    () => (letter.frozen === null ? undefined : refuse('letter.frozen', { id: letter.id })),
    () => textRefusal(letter, command),
    () => (command.source.kind === 'here' ? hereRefusal(incident, letter, command, context) : undefined),
  );
  return refusal ?? grant(command);
}

/**
 * Freezes the current text: it goes out as it is. Refused while its facts are stale, and without an approval
 * that counts unless a reason is given.
 */
export function freezeLetter(incident: Incident, command: CommandOf<'letter.freeze'>): Decided {
  const letter = incident.letters.find(({ id }) => id === command.letterId);
  if (letter === undefined) return refuse('letter.unknown', { id: command.letterId });
  const standing = letterStanding(incident, letter);
  if (standing.kind === 'frozen') return refuse('letter.frozen', { id: letter.id });
  const text = currentText(letter);
  if (text.sha256 !== command.sha256) return refuse('letter.text-changed', { version: text.version });
  const stale = staleFacts(incident, letter);
  if (stale.length > 0) return refuse('letter.facts-changed', { paths: stale.join(',') });
  const isReleased = standing.kind === 'approved' || command.withoutApprovalReason !== undefined;
  if (!isReleased) return refuse('letter.not-approved', { standing: standing.kind });
  return grant({ ...command, version: text.version });
}

/** Refuses a letter that is not there, or whose text is not frozen. */
export function notFrozen(incident: Incident, letterId: ItemId | undefined): Check {
  if (letterId === undefined) return undefined;
  const letter = incident.letters.find(({ id }) => id === letterId);
  if (letter === undefined) return refuse('letter.unknown', { id: letterId });
  return letter.frozen === null ? refuse('letter.not-frozen', { id: letterId }) : undefined;
}

function textRefusal(letter: Letter, { sha256 }: Judging): Check {
  const isKnown = letter.versions.some((text) => text.sha256 === sha256);
  return isKnown ? undefined : refuse('letter.unknown-text', { id: letter.id });
}

function hereRefusal(incident: Incident, letter: Letter, command: Judging, context: Context): Check {
  if (command.person !== context.who) return refuse('letter.not-this-person', { person: command.person });
  const text = currentText(letter);
  if (text.sha256 !== command.sha256) return refuse('letter.text-changed', { version: text.version });
  const stale = staleFacts(incident, letter);
  const lapsesAtOnce = command.act === 'letter.approve' && stale.length > 0;
  return lapsesAtOnce ? refuse('letter.facts-changed', { paths: stale.join(',') }) : undefined;
}

function unknownObligation(incident: Incident, id: ItemId | undefined): Check {
  if (id === undefined || incident.obligations.some((obligation) => obligation.id === id)) return undefined;
  return refuse('obligation.unknown', { id });
}
