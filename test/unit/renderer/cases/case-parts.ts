import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCaseTools } from '../../../../electron/cli/case-input.ts';
import { type NoticesSource, noticesModel } from '../../../../renderer/cases/notices-model.ts';
import { dayText } from '../../../../renderer/i18n/dates.ts';
import { startTexts } from '../../../../renderer/i18n/i18n.ts';
import type { Text } from '../../../../renderer/i18n/use-text.ts';
import type { EscalationData } from '../../../../shared/assessment/escalation.ts';
import { noticesOwed } from '../../../../shared/assessment/under-law.ts';
import type { Command } from '../../../../shared/incident/commands.ts';
import { decideAll } from '../../../../shared/incident/decide.ts';
import { toJournal } from '../../../../shared/incident/events.ts';
import { evolve } from '../../../../shared/incident/evolve.ts';
import { instantText } from '../../../../shared/incident/primitives.ts';
import { factsWithActs } from '../../../../shared/incident/recorded-facts.ts';
import type { JournalEntry } from '../../../../shared/journal/event-line.ts';
import { parsePersonsWording } from '../../../../shared/letters/advice.ts';
import type { LetterTools } from '../../../../shared/letters/case-letters.ts';
import { parseTemplate } from '../../../../shared/letters/parse-template.ts';
import { LETTER_KINDS } from '../../../../shared/letters/wording.ts';
import type { Result } from '../../../../shared/result.ts';
import {
  act,
  aware,
  contextOf,
  incident,
  openedCase,
  type Play,
} from '../../../support/incident-builders.ts';
import { assessmentData } from '../../../support/knowledge.ts';
import { ROOT, resourceJson } from '../../../support/resources.ts';

const texts = await startTexts('en');

/** The English texts of the interface. */
export const text: Text = (key, values) => texts.t(key, values ?? {});

function good<T>(parsed: Result<T>): T {
  if (!parsed.ok) throw new Error(parsed.failure.code);
  return parsed.value;
}

/** Law, wording and templates as shipped. */
export const tools: LetterTools & { readonly escalation: EscalationData } = {
  ...loadCaseTools('en'),
  escalation: assessmentData.escalation,
  persons: good(parsePersonsWording(resourceJson('letters/persons.en.json'))),
  templates: LETTER_KINDS.map((kind) =>
    good(parseTemplate(readFileSync(join(ROOT, 'templates', kind, 'en.md'), 'utf8'))),
  ),
};

/** What the notices screen is made of, at the instant of the play. */
export function noticesSource(game: Play): NoticesSource {
  const of = incident(game);
  const facts = factsWithActs(of, String);
  const owed = noticesOwed(facts, tools.assess(facts), tools);
  return {
    incident: of,
    facts,
    owed,
    packs: tools.packs,
    directory: tools.directory,
    nameOf: String,
    now: game.now,
    text,
    day: (day) => dayText('en', day),
  };
}

/** All rows of the notices screen. */
export function noticeRows(game: Play) {
  return noticesModel(noticesSource(game)).groups.flatMap(({ rows }) => rows);
}

/** Decides the commands of one gesture and takes their events in; gives the refusal instead. */
export function gesture(game: Play, commands: readonly Command[]): string | undefined {
  const decided = decideAll(game.state, commands, contextOf(game));
  if (!decided.ok) return decided.failure.code;
  for (const event of decided.value) {
    const line = { seq: game.state.seq + 1, at: instantText(game.now), who: game.who, event };
    game.state = evolve(game.state, line);
    game.events.push(line);
  }
  return undefined;
}

/** The entries of the play as a journal holds them; the chain is not looked at here. */
export function journal(game: Play): readonly JournalEntry[] {
  return game.events.map(({ seq, at, who, event }) => {
    const { act: name, body } = toJournal(event);
    const zeros = '0'.repeat(64);
    const line = { act: name, at, dig: zeros, prev: zeros, seq, v: 1, who };
    return { line, salted: { salt: '0'.repeat(32), body } } as unknown as JournalEntry;
  });
}

/** Journey 1 up to the facts: aware at 03:07 CET, Halvor Logistik in Hamburg, employees' bank data. */
export function halvor(): Play {
  const game = openedCase('2027-03-27T02:08:00Z');
  act(game, aware('2027-03-27T03:07:00+01:00'));
  act(game, {
    act: 'fact.set',
    values: [
      { path: 'times.timeZone', value: 'Europe/Berlin' },
      { path: 'organisation.legalName', value: 'Halvor Logistik SE' },
      { path: 'organisation.country', value: 'DE' },
      { path: 'organisation.subdivision', value: 'DE-HH' },
      { path: 'organisation.role', value: 'controller' },
      { path: 'breach.properties', value: ['availability', 'confidentiality'] },
      { path: 'breach.cause', value: 'ransomware' },
      { path: 'breach.malicious', value: true },
      { path: 'data.categories', value: ['name', 'contact', 'bankAccount'] },
      { path: 'data.subjects', value: 4200, precision: 'estimate' },
    ],
  });
  return game;
}
