import type { Command } from '../../../../shared/incident/commands.ts';
import { type ItemId, instantText } from '../../../../shared/incident/primitives.ts';
import { openTasks } from '../../../../shared/incident/progress.ts';
import { currentRound, currentText, type Incident } from '../../../../shared/incident/state.ts';
import type { InstantText } from '../../../../shared/journal/event-line.ts';
import { epochMs, MS_PER_HOUR } from '../../../../shared/time/instant.ts';
import {
  adviceFor,
  authorityObligation,
  aware,
  decisionFor,
  draftOf,
  ilse,
  incident,
  individualsObligation,
  item,
  jonas,
  mara,
  type Play,
  sha,
} from '../../../support/incident-builders.ts';

/** Draws from a list of numbers: the same numbers, the same life. */
export type Draw = {
  readonly below: (bound: number) => number;
  readonly oneOf: <T>(choices: readonly T[]) => T;
  readonly chance: (percent: number) => boolean;
};

/** Draws one after the other; starts anew at the end. */
export function drawFrom(numbers: readonly number[]): Draw {
  let at = 0;
  const below = (bound: number): number => {
    const number = numbers[at % numbers.length] ?? 0;
    at += 1;
    return number % bound;
  };
  return {
    below,
    chance: (percent) => below(100) < percent,
    oneOf: (choices) => {
      const choice = choices[below(choices.length)];
      if (choice === undefined) throw new Error('nothing to choose from');
      return choice;
    },
  };
}

type Maker = (game: Play, draw: Draw) => Command;

const zone = 'Europe/Berlin';
const NONE = item('none');
const people = [
  [mara, 'officer'],
  [ilse, 'decider'],
  [ilse, 'decider'],
  [jonas, 'counsel'],
] as const;

/** An id of a list, at times one that is none. */
const some = (draw: Draw, items: readonly { readonly id: ItemId }[]): ItemId =>
  items.length === 0 || draw.chance(3) ? NONE : draw.oneOf(items).id;

/** An instant within a few hours of now, at times in the future. */
const around = (game: Play, draw: Draw): InstantText =>
  instantText(epochMs(game.now - draw.below(6 * MS_PER_HOUR) + (draw.chance(5) ? 7 * MS_PER_HOUR : 0)));

const later = (game: Play, draw: Draw): InstantText =>
  instantText(epochMs(game.now + draw.below(90 * MS_PER_HOUR)));
const evidenceIds = (game: Play, draw: Draw): ItemId[] =>
  draw.chance(60) ? [] : [some(draw, incident(game).evidence)];
const reason = (draw: Draw) =>
  draw.chance(80) ? { likelihood: 'a', severity: 'b', safeguards: 'c' } : { severity: 'b' };
const question = (draw: Draw) => draw.oneOf(['authority', 'individuals'] as const);
const answer = (draw: Draw) =>
  draw.oneOf(['notify', 'notifyInPhases', 'doNotNotify', 'doNotNotify'] as const);
const openOnes = (now: Incident) => now.obligations.filter(({ status }) => status.kind === 'open');
const letterOf = (game: Play, draw: Draw) => {
  const { letters } = incident(game);
  const letter = letters.length === 0 ? undefined : draw.oneOf(letters);
  return {
    letterId: letter?.id ?? NONE,
    sha256: letter === undefined ? sha('0') : currentText(letter).sha256,
  };
};
const values = [
  { path: 'data.subjects', value: 212 },
  { path: 'data.subjects', value: 1_310 },
  { path: 'breach.cause', value: 'ransomware' },
  { path: 'breach.cause', value: 'no such cause' },
  { path: 'protection.keyCompromised', value: true },
  { path: 'times.awareAt', value: '2027-03-27T02:07:00Z' },
];

/** One maker for every act a person can ask for: the compiler asks for one when an act is added. Most of what they make is sensible, some is not. */
const makers: Readonly<Record<Exclude<Command['act'], 'case.open'>, Maker>> = {
  'triage.record': () => ({ act: 'triage.record', outcome: 'likely', reason: 'First look.' }),
  'stage.move': (_game, draw) => ({
    act: 'stage.move',
    to: draw.oneOf(['investigating', 'deciding']),
    note: 'Next.',
  }),
  'severity.set': () => ({ act: 'severity.set', sev: 'SEV-1' }),
  'lead.assign': () => ({ act: 'lead.assign', person: jonas }),
  'case.close': (game, draw) => ({
    act: 'case.close',
    outcome: 'Done.',
    adviser: mara,
    ...(draw.chance(70) ? { outlivingTaskIds: openTasks(incident(game)).map(({ id }) => id) } : {}),
    ...(draw.chance(50) ? { singlePersonReason: 'Alone.' } : {}),
  }),
  'closing.refuse': () => ({ act: 'closing.refuse' }),
  'case.reopen': (game, draw) => ({
    act: 'case.reopen',
    reason: 'It came back.',
    evidenceIds: evidenceIds(game, draw),
  }),
  'clock.jump': (game) => ({
    act: 'clock.jump',
    reason: 'setForward',
    before: instantText(game.now),
    after: instantText(epochMs(game.now + 90_000)),
    byMs: 90_000,
  }),
  'awareness.propose': (game, draw) => ({
    act: 'awareness.propose',
    kind: draw.oneOf(['suspicion', 'informed']),
    at: around(game, draw),
    zone,
    source: 'EDR alert',
    evidenceIds: evidenceIds(game, draw),
  }),
  'awareness.record': (game, draw) => {
    const moment = currentRound(incident(game)).moments.at(-1);
    const chosen = moment === undefined ? {} : { at: moment.at, momentId: moment.id };
    return { ...aware('2027-03-27T02:00:00Z'), at: around(game, draw), ...(draw.chance(50) ? chosen : {}) };
  },
  'awareness.supersede': (game, draw) => ({
    ...aware('2027-03-27T02:00:00Z'),
    act: 'awareness.supersede',
    at: around(game, draw),
    reason: 'Better known now.',
  }),
  'awareness.explain': () => ({
    act: 'awareness.explain',
    whyCertain: 'The share names are those of HR.',
    evidenceIds: [],
  }),
  'fact.set': (_game, draw) => ({
    act: 'fact.set',
    values: draw.chance(60) ? [draw.oneOf(values)] : [draw.oneOf(values), draw.oneOf(values)],
  }),
  'fact.markUnknown': (_game, draw) => ({
    act: 'fact.markUnknown',
    path: draw.oneOf(['data.subjects', 'data.records', 'data']),
    owner: draw.oneOf(['Tomas', 'Aoife']),
  }),
  'fact.markNotApplicable': (_game, draw) => ({
    act: 'fact.markNotApplicable',
    path: draw.oneOf(['data.records', 'crossBorder', 'times']),
    reason: 'Not here.',
  }),
  'intake.record': (_game, draw) => ({
    act: 'intake.record',
    form: { id: 'intake', version: 1, sha256: sha('f') },
    answersSha256: sha(draw.oneOf([...'0123456789abcdef'])),
    from: 'Helpdesk',
  }),
  'call.record': (game, draw) => ({
    act: 'call.record',
    name: 'Ilse Okonkwo',
    callee: 'ilse',
    outcome: draw.oneOf(['reached', 'notReached']),
    calledAt: around(game, draw),
  }),
  'note.add': (game, draw) => ({
    act: 'note.add',
    text: 'Call with Tomas.',
    when: { kind: 'between', from: around(game, draw), to: later(game, draw) },
    zone,
    origin: 'typed',
    evidenceIds: evidenceIds(game, draw),
  }),
  'evidence.note': (game, draw) => ({
    act: 'evidence.note',
    name: 'alert.json',
    sha256: sha(draw.oneOf([...'0123456789abcdef'])),
    size: draw.below(1_000),
    custody: { from: 'EDR', how: 'export', at: around(game, draw) },
  }),
  'evidence.handOver': (game, draw) => ({
    act: 'evidence.handOver',
    evidenceId: some(draw, incident(game).evidence),
    to: 'Forensics',
    how: 'courier',
    at: around(game, draw),
  }),
  'correction.add': (game, draw) => ({
    act: 'correction.add',
    corrects: 1 + draw.below(incident(game).seq + 2),
    text: 'It was Tuesday.',
    reason: 'Wrong day.',
  }),
  'task.add': () => ({ act: 'task.add', title: 'Call the print house' }),
  'task.assign': (game, draw) => ({
    act: 'task.assign',
    taskId: some(draw, incident(game).tasks),
    owner: 'Aoife',
  }),
  'task.complete': (game, draw) => ({
    act: 'task.complete',
    taskId: some(draw, incident(game).tasks),
    doneAt: around(game, draw),
  }),
  'assessment.record': (game, draw) => ({
    act: 'assessment.record',
    factsVersion: draw.below(incident(game).facts.version + 2),
    packVersion: '1',
    result: {
      risk: 'risk',
      severityScore: 55,
      severityBand: 'medium',
      enisa: 2.5,
      notifyAuthority: true,
      notifyIndividuals: false,
      exemption: null,
      open: [],
    },
  }),
  'advice.give': (game, draw) => adviceFor(game, question(draw), answer(draw)),
  'decision.take': (game, draw) => {
    const asked = question(draw);
    const current = incident(game).decisions.findLast(
      (one) => one.question === asked && one.supersededBy === null && one.overruledBy === null,
    );
    return {
      ...decisionFor(game, asked, answer(draw)),
      reason: reason(draw),
      evidenceIds: evidenceIds(game, draw),
      endsObligations: openOnes(incident(game))
        .filter(({ recipient }) => recipient === asked)
        .map(({ id }) => id),
      ...(draw.chance(70) ? { singlePersonReason: 'Alone tonight.' } : {}),
      ...(current !== undefined && draw.chance(70) ? { supersedes: current.id } : {}),
      ...(draw.chance(20) ? { factsVersion: 0 } : {}),
    };
  },
  'order.record': (game, draw) => ({
    act: 'order.record',
    authority: 'FR-CNIL',
    text: 'Inform them.',
    evidenceIds: [],
    ...(draw.chance(70) ? { overrules: some(draw, incident(game).decisions) } : {}),
  }),
  'obligation.add': (game, draw) =>
    draw.chance(30)
      ? individualsObligation()
      : { ...authorityObligation('2027-04-01T00:00:00Z'), dueAt: later(game, draw) },
  'obligation.redate': (game, draw) => ({
    act: 'obligation.redate',
    obligationId: some(draw, incident(game).obligations),
    dueAt: later(game, draw),
    reason: 'Extended.',
  }),
  'obligation.notApplicable': (game, draw) => ({
    act: 'obligation.notApplicable',
    obligationId: some(draw, incident(game).obligations),
    because: draw.chance(50)
      ? { kind: 'reason', text: 'No customers there.' }
      : { kind: 'decision', decisionId: some(draw, incident(game).decisions) },
  }),
  'obligation.withdraw': (game, draw) => ({
    act: 'obligation.withdraw',
    obligationId: some(draw, incident(game).obligations),
    reason: 'Twice.',
  }),
  'obligation.reopen': (game, draw) => ({
    act: 'obligation.reopen',
    obligationId: some(draw, incident(game).obligations),
    reason: 'After all.',
  }),
  'letter.draft': (game, draw) =>
    draftOf(game, draw.oneOf(['l1', 'l2', 'l3', 'l4']), draw.oneOf([...'0123456789abcdef'])),
  'letter.approve': (game, draw) => ({
    act: 'letter.approve',
    ...letterOf(game, draw),
    person: draw.chance(80) ? game.who : jonas,
    source: { kind: 'here' },
  }),
  'letter.reject': (game, draw) => ({
    act: 'letter.reject',
    ...letterOf(game, draw),
    person: jonas,
    source: { kind: 'package', packageId: 'p1', signedAt: instantText(game.now) },
    reason: 'Too vague.',
  }),
  'letter.freeze': (game, draw) => ({
    act: 'letter.freeze',
    ...letterOf(game, draw),
    ...(draw.chance(50) ? { withoutApprovalReason: 'No time.' } : {}),
  }),
  'filing.record': (game, draw) => {
    const now = incident(game);
    const receipt = { reference: 'X-1', receiptEvidenceId: some(draw, now.evidence) };
    const frozen = now.letters.find((letter) => letter.frozen !== null);
    return {
      act: 'filing.record',
      kind: draw.oneOf(['complete', 'complete', 'incomplete', 'followUp', 'withdrawal']),
      obligationIds: draw.chance(10) ? [] : [some(draw, openOnes(now))],
      to: 'DE-HH',
      channel: 'portal',
      filedAt: around(game, draw),
      ...(draw.chance(40) ? receipt : {}),
      ...(draw.chance(70) ? { noReceiptReason: 'None given.' } : {}),
      ...(draw.chance(60) ? { lateReasons: 'Scope was unclear.' } : {}),
      ...(draw.chance(70) ? { followUpBy: later(game, draw) } : {}),
      ...(draw.chance(30) ? { continues: some(draw, now.filings) } : {}),
      ...(draw.chance(30) && frozen !== undefined ? { letterId: frozen.id } : {}),
    };
  },
  'delivery.record': (game, draw) => ({
    act: 'delivery.record',
    ...(draw.chance(80) ? { obligationId: some(draw, openOnes(incident(game))) } : {}),
    channel: 'post',
    to: 'print house',
    at: around(game, draw),
    count: draw.below(2_000),
    completes: draw.chance(50),
    evidenceIds: evidenceIds(game, draw),
  }),
  'watch.add': (game, draw) => ({
    act: 'watch.add',
    condition: 'Device seen online',
    reviewAt: later(game, draw),
  }),
  'watch.review': (game, draw) => ({
    act: 'watch.review',
    watchId: some(draw, incident(game).watches),
    finding: 'Nothing new.',
    nextReviewAt: draw.chance(50) ? null : later(game, draw),
  }),
  'watch.end': (game, draw) => ({
    act: 'watch.end',
    watchId: some(draw, incident(game).watches),
    reason: 'Found.',
  }),
  'hold.begin': (game, draw) => ({
    act: 'hold.begin',
    requester: 'LKA',
    until: later(game, draw),
    evidenceIds: [],
  }),
  'hold.end': (game, draw) => ({
    act: 'hold.end',
    holdId: some(draw, incident(game).holds),
    reason: 'Over.',
  }),
};

/** Somebody tidies up: without this, something is always owed and no random case would ever be closed. */
const tidy = (game: Play): Command => {
  const now = incident(game);
  const [open] = openOnes(now);
  if (now.status === 'closed') return { act: 'case.reopen', reason: 'It came back.', evidenceIds: [] };
  if (open !== undefined) return { act: 'obligation.withdraw', obligationId: open.id, reason: 'Tidied.' };
  if (now.triage?.outcome !== 'incidentOnly')
    return { act: 'triage.record', outcome: 'incidentOnly', reason: 'No personal data.' };
  return { act: 'case.close', outcome: 'Done.', adviser: mara, singlePersonReason: 'Alone.' };
};

/** What matters most is tried more often than the rest. */
const weighed: readonly Maker[] = [
  ...Object.values(makers),
  ...[0, 1].flatMap(() => [
    makers['obligation.add'],
    makers['decision.take'],
    makers['letter.draft'],
    makers['letter.approve'],
    makers['letter.freeze'],
    makers['filing.record'],
    makers['delivery.record'],
    makers['evidence.note'],
  ]),
];

/** The next command of a random life: time goes on, somebody sits down, and asks for something. */
export function nextCommand(game: Play, draw: Draw): Command {
  const [who, role] = draw.oneOf(people);
  Object.assign(game, { who, role, now: epochMs(game.now + draw.below(MS_PER_HOUR)) });
  const tidiness = incident(game).status === 'closed' ? 60 : 4;
  return draw.chance(tidiness) ? tidy(game) : draw.oneOf(weighed)(game, draw);
}
