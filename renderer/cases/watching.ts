import type { Command, CommandOf } from '../../shared/incident/commands.ts';
import { instantText } from '../../shared/incident/primitives.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { openWatches } from '../../shared/incident/watched.ts';
import type { InstantText } from '../../shared/journal/event-line.ts';
import { addDays, civilDate, civilDateOf } from '../../shared/time/civil-date.ts';
import { type EpochMs, parseInstant, zoned } from '../../shared/time/instant.ts';
import type { WatchInput } from '../features/closing/closing-model.ts';
import type { Text } from '../i18n/use-text.ts';
import { wallTime } from '../ui/wall-time.ts';

const SUGGESTIONS = ['key', 'cipher', 'seen', 'misuse'] as const;
type SuggestionId = (typeof SUGGESTIONS)[number];

/** The facts that make a suggested condition come true; of the others a person says so. */
const FACTS: { readonly [id in SuggestionId]?: NonNullable<CommandOf<'watch.add'>['fact']> } = {
  key: { path: 'protection.keyCompromised', value: true },
  misuse: { path: 'exposure.exfiltration', value: 'confirmed' },
};

/** Days until the first look: a quarter of a year. */
const REVIEW_DAYS = 90;
const MORNING = { hour: 9, minute: 0 } as const;

/** Conditions that would upset a decision on these facts, and are not watched yet. */
export function watchSuggestions(
  incident: Incident,
  text: Text,
): readonly { readonly id: SuggestionId; readonly label: string }[] {
  const { protection, breach } = incident.facts.current;
  const isDevice = breach?.cause === 'lostDevice' || breach?.cause === 'stolenDevice';
  const isEncrypted = protection?.encryption !== undefined && protection.encryption !== 'none';
  const isFor = { key: isEncrypted, cipher: isEncrypted, seen: isDevice, misuse: true };
  const watched = openWatches(incident).map(({ condition }) => condition);
  return SUGGESTIONS.filter((id) => isFor[id])
    .map((id) => ({ id, label: text(`watch.suggestion.${id}`) }))
    .filter(({ label }) => !watched.includes(label));
}

/** The day that is proposed for the next look. */
export function reviewDay(now: EpochMs, zone: string): string {
  return addDays(civilDateOf(now, zone), REVIEW_DAYS);
}

/** The morning of an ISO day, as the journal holds it. */
export function morningOf(day: string, zone: string): InstantText {
  const { year, month, day: date } = zoned(parseInstant(`${civilDate(day)}T12:00:00Z`), 'UTC');
  const read = wallTime({ year, month, day: date }, MORNING, zone);
  return instantText(read.kind === 'one' ? read.at : read.options[0]);
}

/** One command for each condition, in the words of the reader. */
export function watchCommands(
  { suggested, own, day }: WatchInput,
  zone: string,
  text: Text,
): readonly Command[] {
  const reviewAt = morningOf(day, zone);
  const known = SUGGESTIONS.filter((id) => suggested.includes(id)).map((id): Command => {
    const fact = FACTS[id];
    const condition = text(`watch.suggestion.${id}`);
    return { act: 'watch.add', condition, reviewAt, ...(fact === undefined ? {} : { fact }) };
  });
  return own === '' ? known : [...known, { act: 'watch.add', condition: own, reviewAt }];
}
