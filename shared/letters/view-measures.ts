import type { Measure } from '../facts/schema.ts';
import { capitalised, fragment, sentence } from './prose.ts';
import type { View, ViewValue } from './slot-values.ts';
import { type Context, instantOf, isKnown, slot } from './view-context.ts';
import { measureState } from './view-fact-text.ts';
import type { MeasureState } from './wording.ts';

const GROUPS = ['containment', 'remediation', 'forSubjects', 'preventive'] as const;
type Group = (typeof GROUPS)[number];

/** Measures of one group and one of the given states, in the order in which they were written down. */
export function measuresIn(
  context: Context,
  group: Group,
  states: readonly MeasureState[],
): readonly Measure[] {
  return (context.facts.measures?.[group] ?? []).filter(
    (measure) => fragment(measure.text) !== undefined && states.includes(measureState(context, measure)),
  );
}

const DATED_LAST = Number.MAX_SAFE_INTEGER;

/** Measures taken or proposed: Art. 33(3)(d) GDPR. Each with its instant and how far it is. */
export function measuresView(context: Context): View {
  return Object.fromEntries(
    GROUPS.flatMap((group): [string, ViewValue][] => {
      const rows = rowsOf(context, group);
      const open = rows.length > 0 ? undefined : slot(context, `measures.${group}`, undefined, 'noneYet');
      return [
        [group, { rows, any: rows.length > 0 }],
        [`${group}Open`, open],
      ];
    }),
  );
}

function rowsOf(context: Context, group: Group): readonly View[] {
  const measures = [...measuresIn(context, group, ['done', 'running', 'planned', 'unconfirmed'])];
  return measures
    .sort((a, b) => (instantOf(a.at) ?? DATED_LAST) - (instantOf(b.at) ?? DATED_LAST))
    .map((measure) => {
      const at = instantOf(measure.at);
      return {
        when: at === undefined ? context.say('undated') : context.dates.shortInstant(at),
        what: capitalised(fragment(measure.text) ?? ''),
        state: context.wording.words.states[measureState(context, measure)],
      };
    });
}

/** Whether, when and why the persons affected are told: Art. 34 GDPR. Never more than is recorded. */
export function personsNoticeView(context: Context): View {
  const { facts, assessment, dates } = context;
  const planned = instantOf(facts.times?.plannedSubjectsNoticeAt);
  const held = heldBack(context);
  const isTold = facts.times?.informedSubjectsAt !== undefined;
  return {
    text: noticeText(context),
    planned:
      isTold || planned === undefined
        ? undefined
        : context.say('personsPlanned', { date: dates.day(planned) }),
    held: isTold ? undefined : held,
    heldReference: isTold || held === undefined ? undefined : delayReference(context),
    isPublic: assessment.decision.publicCommunication || facts.measures?.publicCommunication === true,
  };
}

function noticeText(context: Context): string {
  const { facts, assessment, dates } = context;
  const told = instantOf(facts.times?.informedSubjectsAt);
  if (told !== undefined) return context.say('personsInformed', { date: dates.instant(told) });
  const { exemption, notifyIndividuals } = assessment.decision;
  if (facts.findings?.authorityFindsNoHighRisk === true) return context.say('exempt.authority');
  if (exemption !== null) return context.say(`exempt.${exemption}`);
  if (notifyIndividuals) return context.say('personsDue');
  if (context.personsDecision === 'notify') return context.say('personsDecided');
  if (context.personsDecision === 'notifyInPhases') return context.say('personsInPhases');
  if (!isKnown(context, 'data.categories')) return context.say('personsOpen');
  return context.say('personsNotHigh');
}

/** A documented request to inform the persons later (Recitals 86, 88 GDPR). */
function heldBack(context: Context): string | undefined {
  const delay = context.facts.measures?.lawEnforcementDelay;
  if (delay === undefined) return undefined;
  const authority = fragment(delay.authority) ?? context.say('investigator');
  const until = instantOf(delay.until);
  if (until === undefined) return context.say('personsHeldOpen', { authority });
  return context.say('personsHeld', { authority, date: context.dates.day(until) });
}

function delayReference(context: Context): string | undefined {
  const reference = fragment(context.facts.measures?.lawEnforcementDelay?.reference);
  return reference === undefined ? undefined : sentence(context.say('delayReference', { reference }));
}
