import type { ItemId } from '../primitives.ts';
import { currentRound, type Incident, type Letter, type Obligation, type Opinion } from '../state.ts';
import { type RecordedOf, recorded, replaced } from './support.ts';

/** One more obligation, open. */
export function obligationAdded(incident: Incident, line: RecordedOf<'obligation.add'>): Incident {
  const round = currentRound(incident).number;
  const obligation: Obligation = {
    ...recorded(line),
    round,
    status: { kind: 'open' },
    redated: [],
    reopened: [],
  };
  return { ...incident, obligations: [...incident.obligations, obligation] };
}

/** Another due instant; the earlier ones stay in `redated` and in the first event. */
export function obligationRedated(incident: Incident, line: RecordedOf<'obligation.redate'>): Incident {
  const { obligationId, dueAt } = line.event;
  return withObligation(incident, obligationId, (obligation) => ({
    ...obligation,
    dueAt,
    redated: [...obligation.redated, recorded(line)],
  }));
}

/** Met. */
export function obligationFiled(incident: Incident, line: RecordedOf<'obligation.file'>): Incident {
  return withStatus(incident, line.event.obligationId, { kind: 'filed', ...recorded(line) });
}

/** Not applicable. */
export function obligationNotApplicable(
  incident: Incident,
  line: RecordedOf<'obligation.notApplicable'>,
): Incident {
  return withStatus(incident, line.event.obligationId, { kind: 'notApplicable', ...recorded(line) });
}

/** Withdrawn. */
export function obligationWithdrawn(incident: Incident, line: RecordedOf<'obligation.withdraw'>): Incident {
  return withStatus(incident, line.event.obligationId, { kind: 'withdrawn', ...recorded(line) });
}

/** Open again. */
export function obligationReopened(incident: Incident, line: RecordedOf<'obligation.reopen'>): Incident {
  return withObligation(incident, line.event.obligationId, (obligation) => ({
    ...obligation,
    status: { kind: 'open' },
    reopened: [...obligation.reopened, recorded(line)],
  }));
}

/** A new letter, or the next text of one. */
export function letterDrafted(incident: Incident, line: RecordedOf<'letter.draft'>): Incident {
  const { letterId } = line.event;
  const text = recorded(line);
  if (incident.letters.some(({ id }) => id === letterId))
    return withLetter(incident, letterId, (letter) => ({ ...letter, versions: [...letter.versions, text] }));
  const round = currentRound(incident).number;
  const letter: Letter = { id: letterId, round, versions: [text], opinions: [], frozen: null };
  return { ...incident, letters: [...incident.letters, letter] };
}

/** An opinion on one text. */
export function letterJudged(incident: Incident, letterId: ItemId, opinion: Opinion): Incident {
  return withLetter(incident, letterId, (letter) => ({ ...letter, opinions: [...letter.opinions, opinion] }));
}

/** The text that goes out. */
export function letterFrozen(incident: Incident, line: RecordedOf<'letter.freeze'>): Incident {
  return withLetter(incident, line.event.letterId, (letter) => ({ ...letter, frozen: recorded(line) }));
}

/** A filing, with the hash of its text. */
export function filed(incident: Incident, line: RecordedOf<'filing.record'>): Incident {
  const letter = incident.letters.find(({ id }) => id === line.event.letterId);
  const round = currentRound(incident).number;
  const filing = { ...recorded(line), round, textSha256: letter?.frozen?.sha256 ?? null };
  return { ...incident, filings: [...incident.filings, filing] };
}

/** A delivery. */
export function delivered(incident: Incident, line: RecordedOf<'delivery.record'>): Incident {
  const delivery = { ...recorded(line), round: currentRound(incident).number };
  return { ...incident, deliveries: [...incident.deliveries, delivery] };
}

/** A watched condition was looked at; the next look may be on another day. */
export function watchReviewed(incident: Incident, line: RecordedOf<'watch.review'>): Incident {
  const review = recorded(line);
  return {
    ...incident,
    watches: replaced(incident.watches, line.event.watchId, (watch) => ({
      ...watch,
      reviews: [...watch.reviews, review],
    })),
  };
}

/** A watched condition ends. */
export function watchEnded(incident: Incident, line: RecordedOf<'watch.end'>): Incident {
  const ended = recorded(line);
  return {
    ...incident,
    watches: replaced(incident.watches, line.event.watchId, (watch) => ({ ...watch, ended })),
  };
}

/** A hold ends. */
export function holdEnded(incident: Incident, line: RecordedOf<'hold.end'>): Incident {
  const ended = recorded(line);
  return { ...incident, holds: replaced(incident.holds, line.event.holdId, (hold) => ({ ...hold, ended })) };
}

function withStatus(incident: Incident, id: ItemId, status: Obligation['status']): Incident {
  return withObligation(incident, id, (obligation) => ({ ...obligation, status }));
}

function withObligation(incident: Incident, id: ItemId, change: (was: Obligation) => Obligation): Incident {
  return { ...incident, obligations: replaced(incident.obligations, id, change) };
}

function withLetter(incident: Incident, id: ItemId, change: (was: Letter) => Letter): Incident {
  return { ...incident, letters: replaced(incident.letters, id, change) };
}
