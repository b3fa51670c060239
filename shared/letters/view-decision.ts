import type { FactPath } from '../facts/paths.ts';
import { registerRow } from '../register/register-row.ts';
import { capitalised, fragment, listText, sentence } from './prose.ts';
import type { View, ViewValue } from './slot-values.ts';
import { type Context, instantOf, isDecided, isKnown } from './view-context.ts';
import { cell, factText, toldFacts } from './view-fact-text.ts';
import { presentFactors } from './view-risk.ts';
import { factLabel } from './wording.ts';

/**
 * The file on a decision not to notify: what is known, on what evidence, by which method, who advised,
 * who decided, and what would reopen the case. Recital 85, Art. 33(5), 38(6) GDPR.
 */
export function decisionView(context: Context): View {
  const { assessment, facts } = context;
  const { advice } = context.journal ?? {};
  const adviser = fragment(advice?.name) ?? fragment(facts.organisation?.contacts?.dpo?.name);
  const decider = fragment(facts.register?.decidedBy);
  return {
    isDecided: isDecided(context),
    isOpen: !isDecided(context),
    recorded: sentence(facts.register?.decision),
    decidedBy: decider,
    decidedAt: factText(context, 'register.decidedAt'),
    adviser,
    advisedAt: advice === undefined ? undefined : context.dates.instant(advice.at),
    adviserRole: fragment(facts.organisation?.contacts?.dpo?.role),
    factsVersion: context.journal?.factsVersion,
    rounds: roundRows(context),
    hasRounds: context.journal !== undefined,
    watches: watchRows(context),
    hasWatches: watchRows(context).length > 0,
    examples: (context.examples ?? []).flatMap((each) => sentence(each) ?? []),
    hasExamples: (context.examples ?? []).length > 0,
    decider: decider ?? fragment(facts.organisation?.contacts?.executive?.name),
    deciderRole:
      decider === undefined || decider === fragment(facts.organisation?.contacts?.executive?.name)
        ? fragment(facts.organisation?.contacts?.executive?.role)
        : undefined,
    isOnePerson: adviser !== undefined && adviser === decider,
    facts: factRows(context),
    hasFacts: factRows(context).length > 0,
    restsOn: restsOnRows(context),
    hasRestsOn: restsOnRows(context).length > 0,
    open: openRows(context),
    hasOpen: openRows(context).length > 0,
    evidence: evidenceRows(context),
    hasEvidence: (context.evidence ?? []).length > 0,
    evidenceNamed: evidenceNamed(context),
    factors: presentFactors(assessment.risk.factors).map(factorRow),
    hasFactors: presentFactors(assessment.risk.factors).length > 0,
    against: assessment.risk.factors.filter((each) => !each.present && sentence(each.why)).map(factorRow),
    hasAgainst: assessment.risk.factors.some((each) => !each.present && sentence(each.why) !== undefined),
    likelihood: assessment.risk.likelihood,
    gravity: assessment.risk.severity,
    path: assessment.decision.path.map((step) => ({
      question: cell(step.question) ?? step.node,
      answer: answerText(context, step.answer),
      why: sentence(step.why) ?? context.say('notRecorded'),
      source: fragment(step.source) ?? context.say('notRecorded'),
    })),
    hasPath: assessment.decision.path.length > 0,
    rules: assessment.policy.rules.map((rule) => ({
      text: capitalised(fragment(rule.text) ?? rule.id),
      met: rule.met === 'unknown' ? context.say('notKnown') : context.say(rule.met ? 'yes' : 'no'),
    })),
    hasRules: assessment.policy.rules.length > 0,
    divergence: assessment.policy.divergence.flatMap((each) => sentence(each) ?? []),
    hasDivergence: assessment.policy.divergence.length > 0,
    register: registerRow(context).map(({ label, value }) => ({ label, value })),
    ...scoresView(context),
  };
}

function factorRow(factor: { readonly why: string; readonly source: string }): View {
  return { why: sentence(factor.why), source: fragment(factor.source) };
}

function answerText(context: Context, answer: string): string {
  if (answer === 'yes' || answer === 'no') return context.say(answer);
  return answer === 'unknown' ? context.say('notKnown') : (cell(answer) ?? context.say('notKnown'));
}

const RECORDED_ELSEWHERE = /^(?:register|findings|organisation)\./;

// Told only where the answer is yes: "no" says that a way out was not taken.
const ONLY_IF_TRUE: readonly FactPath[] = [
  'measures.highRiskRemoved',
  'measures.disproportionateEffort',
  'measures.publicCommunication',
];

/** Every fact with its source; what the register and the head of the file say is not said twice. */
function factRows(context: Context): readonly View[] {
  return toldFacts()
    .filter((path) => !RECORDED_ELSEWHERE.test(path))
    .flatMap((path) => {
      const value =
        path === 'breach.narrative' && isKnown(context, path)
          ? context.say('seeNarrative')
          : factText(context, path);
      if (value === undefined || (ONLY_IF_TRUE.includes(path) && value === context.say('no'))) return [];
      const label = factLabel(context.wording, path);
      return [{ label, value: capitalised(cell(value) ?? value), source: sourceText(context, path) }];
    });
}

function sourceText(context: Context, path: FactPath): string {
  const { provenance } = context.facts;
  const from = provenance?.[path] ?? provenance?.[path.slice(0, path.indexOf('.'))];
  const evidence = (from?.evidence ?? []).flatMap((each) => fragment(each) ?? []);
  const learned = instantOf(from?.learnedAt ?? from?.recordedAt);
  const author = fragment(from?.author);
  const version = context.journal?.factVersions[path];
  const parts = [
    fragment(from?.source),
    author === undefined ? undefined : context.say('statedBy', { name: author }),
    evidence.length === 0
      ? undefined
      : context.say('fromEvidence', { list: listText(context.wording.locale, evidence) }),
    learned === undefined
      ? undefined
      : context.say('learnedOn', { date: context.dates.shortInstant(learned) }),
    version === undefined ? undefined : context.say('factVersion', { version }),
  ].filter((part) => part !== undefined);
  return capitalised(parts.join('; ') || context.say('noSource'));
}

function evidenceRows(context: Context): readonly View[] {
  return (context.evidence ?? []).map((each, index) => ({
    number: fragment(each.number) ?? String(index + 1),
    name: fragment(each.name) ?? context.say('notRecorded'),
    sha256: each.sha256 ?? context.say('notRecorded'),
  }));
}

/** Every round with its decisions, in order: none is ever taken away. */
function roundRows(context: Context): readonly View[] {
  const { say, dates, journal } = context;
  return (journal?.rounds ?? []).map(({ number, openedAt, reason, decisions }) => {
    const date = dates.instant(openedAt);
    const words = { number, date, reason: sentence(reason) ?? '' };
    return {
      head: say(reason === undefined ? 'roundOpened' : 'roundReopened', words),
      decisions: decisions.map((decision) => ({
        text: say('decisionLine', {
          question: say(decision.question === 'authority' ? 'questionAuthority' : 'questionIndividuals'),
          answer: say(ANSWERS[decision.answer]),
          name: decision.decidedBy,
          date: dates.instant(decision.decidedAt),
          version: decision.factsVersion,
        }),
      })),
      hasDecisions: decisions.length > 0,
    };
  });
}

const ANSWERS = {
  notify: 'answerNotify',
  notifyInPhases: 'answerInPhases',
  doNotNotify: 'answerDoNotNotify',
} as const;

/** What is watched, and until when somebody looks again. */
function watchRows({ journal, say, dates }: Context): readonly View[] {
  return (journal?.watches ?? []).map(({ condition, reviewAt }) => ({
    text: reviewAt === undefined ? condition : say('watchedUntil', { condition, date: dates.day(reviewAt) }),
  }));
}

/** The evidence that sources point to, by number. */
function evidenceNamed(context: Context): string | undefined {
  const entries = Object.values(context.facts.provenance ?? {}).flatMap((entry) => entry.evidence ?? []);
  const named = [...new Set(entries.flatMap((each) => fragment(each) ?? []))].sort();
  if (named.length === 0) return undefined;
  return context.say('evidenceNamed', { list: listText(context.wording.locale, named) });
}

/** The facts behind the considerations that apply: a change in one of them reopens the case. */
function restsOnRows(context: Context): readonly View[] {
  const paths = presentFactors(context.assessment.risk.factors).flatMap((factor) => factor.facts);
  return [...new Set(paths)].flatMap((path) => {
    const value = cell(factText(context, path));
    return value === undefined ? [] : [{ label: factLabel(context.wording, path), value }];
  });
}

/** What would reopen the case: the missing facts that could change the answer. */
function openRows(context: Context): readonly View[] {
  return context.assessment.open.map((open) => ({
    label: factLabel(context.wording, open.fact),
    why: sentence(open.why) ?? context.say('notRecorded'),
    owner: ownerText(context, open.fact),
  }));
}

function ownerText(context: Context, path: FactPath): ViewValue {
  const owner = fragment(context.status(path).owner);
  return owner ?? context.say('nobodyYet');
}

function scoresView(context: Context): View {
  const { enisa, severity } = context.assessment;
  const { bands } = context.wording.words;
  const number = (value: number) => new Intl.NumberFormat(context.wording.locale).format(value);
  return {
    enisa: context.say('enisaOf', {
      dpc: number(enisa.dpc),
      ei: number(enisa.ei),
      cb: number(enisa.cb),
      se: number(enisa.se),
      level: bands[enisa.level],
    }),
    score: context.say('scoreOf', { score: number(severity.score), band: bands[severity.band] }),
  };
}
