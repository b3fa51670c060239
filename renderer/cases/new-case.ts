import type { Command, CommandOf } from '../../shared/incident/commands.ts';
import { instantText, LineSchema } from '../../shared/incident/primitives.ts';
import { type EpochMs, epochMs, MS_PER_SECOND } from '../../shared/time/instant.ts';

/** What the officer said before anything else was known. */
export type FirstAnswers = {
  readonly sentence: string;
  /** `null` while nobody is sure. */
  readonly awareAt: EpochMs | null;
  readonly zone: string;
  readonly personalData: 'yes' | 'no' | 'unknown';
};

/** What is known of the house before a breach: facts that every case begins with. */
export type HouseFacts = CommandOf<'fact.set'>['values'];

const LINE_MAX = 500;

/**
 * The first gesture of a case: opened with one sentence, awareness (or the suspicion) with its instant, and
 * what the house says of itself. The duties follow once the facts are folded.
 *
 * @param reference next free register number
 * @param now       instant of the gesture (epoch ms, UTC): the moment of a suspicion
 */
export function openingCommands(
  answers: FirstAnswers,
  reference: string,
  house: HouseFacts,
  now: EpochMs,
  drill = false,
): readonly Command[] {
  const { sentence, awareAt, zone, personalData } = answers;
  const line = LineSchema.parse(
    sentence.length > LINE_MAX ? `${sentence.slice(0, LINE_MAX - 1)}…` : sentence,
  );
  const isCut = line !== sentence;
  const opening: Command = { act: 'case.open', reference, sentence: line, personalData, zone, drill };
  const moment: Command =
    awareAt === null
      ? {
          act: 'awareness.propose',
          kind: 'suspicion',
          at: instantText(now),
          zone,
          source: line,
          evidenceIds: [],
        }
      : {
          act: 'awareness.record',
          at: instantText(wholeSecond(awareAt)),
          zone,
          source: line,
          certainty: 'exact',
          evidenceIds: [],
        };
  const whole: readonly Command[] = isCut
    ? [
        {
          act: 'note.add',
          text: sentence,
          when: { kind: 'exact', at: instantText(now) },
          zone,
          origin: 'typed',
          evidenceIds: [],
        },
      ]
    : [];
  const values = [
    ...house.filter(({ path }) => path !== 'times.timeZone'),
    { path: 'times.timeZone', value: zone },
  ];
  return [opening, moment, { act: 'fact.set', values }, ...whole];
}

/** Awareness is told to the second, rounded down: never later than it was. */
function wholeSecond(at: EpochMs): EpochMs {
  return epochMs(Math.floor(at / MS_PER_SECOND) * MS_PER_SECOND);
}
