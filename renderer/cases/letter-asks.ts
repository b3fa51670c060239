import { completeness } from '../../shared/facts/completeness.ts';
import type { Command } from '../../shared/incident/commands.ts';
import { instantText } from '../../shared/incident/primitives.ts';
import { currentRound } from '../../shared/incident/state.ts';
import { letterRequirements } from '../../shared/letters/case-letters.ts';
import { contextOf, isLate } from '../../shared/letters/view-context.ts';
import type { LetterKind } from '../../shared/letters/wording.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';
import type { LetterAnswer, LetterAsk } from '../features/letters/letters-model.ts';
import type { LetterCase } from './letter-draft.ts';

/**
 * What the notification needs from a person before a text of it is recorded: by when the rest follows while points
 * of Art. 33(3) are open (Art. 33(4)), and the reasons for the delay once it is late (Art. 33(1), second sentence).
 */
export function letterAsks(
  { incident, facts, prepared, tools }: LetterCase,
  kind: LetterKind,
): readonly LetterAsk[] {
  const { opened } = currentRound(incident);
  const isFiled = incident.filings.some(({ seq }) => seq > opened.seq);
  if (kind !== 'authority-notification' || isFiled) return [];
  const { zone } = incident.opening;
  const { followUpBy, lateReasons = '' } = facts.times ?? {};
  const by = followUpBy === undefined ? null : parseInstant(followUpBy);
  const required = letterRequirements(facts, tools.packs)['authority-notification'] ?? [];
  const isIncomplete = completeness(facts, required).totals.open > 0;
  return [
    ...(isIncomplete ? [{ kind: 'promise', zone, by: isPast(by, prepared.now) ? null : by } as const] : []),
    ...(isLate(contextOf(prepared)) ? [{ kind: 'lateReasons', reasons: lateReasons } as const] : []),
  ];
}

/** True if everything that was asked has an answer. */
export function isAnswered(asks: readonly LetterAsk[]): boolean {
  return asks.every((ask) => (ask.kind === 'promise' ? ask.by !== null : ask.reasons.trim() !== ''));
}

/** An answer becomes a fact: the letter says it, and so does the filing. */
export function answerCommand(answer: LetterAnswer): Command {
  const value =
    answer.kind === 'promise'
      ? { path: 'times.followUpBy', value: instantText(answer.by) }
      : { path: 'times.lateReasons', value: answer.reasons.trim() };
  return { act: 'fact.set', values: [value] };
}

function isPast(by: EpochMs | null, now: EpochMs): boolean {
  return by !== null && by <= now;
}
