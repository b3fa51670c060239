import type { Command, CommandOf } from '../../shared/incident/commands.ts';
import type { Context } from '../../shared/incident/decide/context.ts';
import { decide } from '../../shared/incident/decide.ts';
import type { IncidentEvent, RecordedEvent } from '../../shared/incident/events.ts';
import { evolve } from '../../shared/incident/evolve.ts';
import {
  type ActorRole,
  type ItemId,
  ItemIdSchema,
  instantText,
  type PersonId,
  PersonIdSchema,
} from '../../shared/incident/primitives.ts';
import { type Incident, type IncidentState, NO_CASE } from '../../shared/incident/state.ts';
import { type InstantText, type Sha256, Sha256Schema } from '../../shared/journal/event-line.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';

/** The people of journeys 1 to 3. */
export const mara = person('mara');
export const ilse = person('ilse');
export const jonas = person('jonas');
export const tomas = person('tomas');

/** A person id. */
export function person(id: string): PersonId {
  return PersonIdSchema.parse(id);
}

/** An item id. */
export function item(id: string): ItemId {
  return ItemIdSchema.parse(id);
}

/** A digest, told apart by one character. */
export function sha(character: string): Sha256 {
  return Sha256Schema.parse(character.repeat(64));
}

/** An instant as commands carry it, from any ISO text with an offset. */
export function text(iso: string): InstantText {
  return instantText(parseInstant(iso));
}

/** A case that can be played: what happened so far, the clock, and who sits before the screen. */
export type Play = {
  state: IncidentState;
  readonly events: RecordedEvent[];
  now: EpochMs;
  who: PersonId;
  role: ActorRole;
  drawn: number;
};

/** An empty stream at an instant, with the officer before the screen. */
export function play(at: string): Play {
  return { state: NO_CASE, events: [], now: parseInstant(at), who: mara, role: 'officer', drawn: 0 };
}

/** The context of the next command. */
export function contextOf(game: Play): Context {
  const newId = (): ItemId => {
    game.drawn += 1;
    return item(`i${game.drawn}`);
  };
  return { now: game.now, who: game.who, role: game.role, newId };
}

/** Decides a command and takes its events in; the result is what `decide` said. */
export function attempt(game: Play, command: Command): ReturnType<typeof decide> {
  const decided = decide(game.state, command, contextOf(game));
  if (decided.ok) for (const event of decided.value) record(game, event);
  return decided;
}

/** As `attempt`, and fails the test if the command is refused. Gives the events. */
export function act(game: Play, command: Command): readonly IncidentEvent[] {
  const decided = attempt(game, command);
  if (!decided.ok) throw new Error(`${command.act} refused: ${JSON.stringify(decided.failure)}`);
  return decided.value;
}

/** The code with which a command is refused, or `undefined`. Nothing is taken in. */
export function refusal(game: Play, command: Command): string | undefined {
  const decided = decide(game.state, command, contextOf(game));
  return decided.ok ? undefined : decided.failure.code;
}

/** Sets the clock, and who sits before the screen. */
export function at(game: Play, iso: string, who: PersonId = game.who, role: ActorRole = game.role): void {
  Object.assign(game, { now: parseInstant(iso), who, role });
}

/** The opened case. */
export function incident(game: Play): Incident {
  if (game.state.status === 'none') throw new Error('no case yet');
  return game.state;
}

/** The id that the last event of a gesture gave to what it made. */
export function idIn(events: readonly IncidentEvent[], actName: string): ItemId {
  const event = events.find((one) => one.act === actName);
  if (event === undefined || !('id' in event)) throw new Error(`no ${actName}`);
  return event.id;
}

function record(game: Play, event: IncidentEvent): void {
  const line: RecordedEvent = { seq: game.state.seq + 1, at: instantText(game.now), who: game.who, event };
  game.state = evolve(game.state, line);
  game.events.push(line);
}

/** A case opened with three answers. */
export function openedCase(iso: string, reference = 'BR-2027-001', zone = 'Europe/Berlin'): Play {
  const game = play(iso);
  act(game, {
    act: 'case.open',
    reference,
    sentence: 'File servers encrypted, ransom note found',
    personalData: 'yes',
    zone,
    drill: false,
  });
  return game;
}

/** The command that records awareness at an instant. */
export function aware(iso: string, zone = 'Europe/Berlin'): CommandOf<'awareness.record'> {
  const known = { source: 'call of the security lead', certainty: 'exact' as const, evidenceIds: [] };
  return { act: 'awareness.record', at: text(iso), zone, ...known };
}

/** The obligation to notify the authority, 72 hours after awareness. */
export function authorityObligation(dueIso: string, zone = 'Europe/Berlin'): CommandOf<'obligation.add'> {
  return {
    act: 'obligation.add',
    title: 'Notify the supervisory authority',
    regulation: 'GDPR',
    jurisdiction: 'DE',
    recipient: 'authority',
    force: 'legal',
    origin: {
      kind: 'rule',
      ruleId: 'eu-gdpr.33-1.notify-authority',
      packVersion: '1',
      citation: 'Art. 33(1)',
    },
    dueAt: text(dueIso),
    zone,
  };
}

/** The obligation to inform the individuals, without a period in hours. */
export function individualsObligation(): CommandOf<'obligation.add'> {
  return {
    ...authorityObligation('2027-01-01T00:00:00Z'),
    title: 'Inform the individuals',
    recipient: 'individuals',
    origin: {
      kind: 'rule',
      ruleId: 'eu-gdpr.34-1.inform-individuals',
      packVersion: '1',
      citation: 'Art. 34(1)',
    },
    dueAt: null,
  };
}

/** A decision that meets all formal conditions for the facts as they stand. */
export function decisionFor(
  game: Play,
  question: 'authority' | 'individuals',
  answer: 'notify' | 'notifyInPhases' | 'doNotNotify',
): CommandOf<'decision.take'> {
  return {
    act: 'decision.take',
    question,
    answer,
    reason: { likelihood: 'The disk was encrypted.', severity: 'Names only.', safeguards: 'Key kept apart.' },
    factsVersion: incident(game).facts.version,
    ruleIds: ['eu-gdpr.33-1'],
    evidenceIds: [],
    endsObligations: [],
  };
}

/** Advice on a question, for the facts as they stand. */
export function adviceFor(
  game: Play,
  question: 'authority' | 'individuals',
  answer: 'notify' | 'notifyInPhases' | 'doNotNotify',
): CommandOf<'advice.give'> {
  const factsVersion = incident(game).facts.version;
  return { act: 'advice.give', question, answer, text: 'Considered with the security lead.', factsVersion };
}

/** A piece of evidence with an id of its own. */
export function evidenceOf(
  game: Play,
  id: string,
  name: string,
  character: string,
): CommandOf<'evidence.note'> {
  const custody = { from: 'Tomas Brandl', how: 'USB stick', at: instantText(game.now) };
  return { act: 'evidence.note', id: item(id), name, sha256: sha(character), size: 1_024, custody };
}

/** A new text of a letter, bound to the number of persons. */
export function draftOf(game: Play, letterId: string, character: string): CommandOf<'letter.draft'> {
  return {
    act: 'letter.draft',
    letterId: item(letterId),
    kind: 'authority-notification',
    lang: 'de',
    template: { id: 'authority', version: '1' },
    sha256: sha(character),
    factsVersion: incident(game).facts.version,
    boundFacts: ['data.subjects', 'breach.cause'],
  };
}
