import personsEn from '../../resources/letters/persons.en.json';
import { parsePersonsWording } from '../../shared/letters/advice.ts';
import type { LetterTools } from '../../shared/letters/case-letters.ts';
import { parseTemplate } from '../../shared/letters/parse-template.ts';
import type { Result } from '../../shared/result.ts';
import type { Language } from '../../shared/text/language.ts';
import authorityEn from '../../templates/authority-notification/en.md?raw';
import alertEn from '../../templates/executive-alert/en.md?raw';
import noNotificationEn from '../../templates/no-notification-file/en.md?raw';
import personsLetterEn from '../../templates/persons-letter/en.md?raw';
import type { Knowledge, Law } from '../law/knowledge.ts';

const TEMPLATES = [authorityEn, personsLetterEn, noNotificationEn, alertEn];

/** The one language that letters are written in so far, whatever language the window speaks. */
export const LETTER_LANGUAGE: Language = 'en';

/** What letters are written with, and the levels of escalation that the alert names. */
export type HouseLetterTools = LetterTools & Pick<Knowledge, 'escalation'>;

let tools: { readonly law: Law; readonly tools: HouseLetterTools } | undefined;

/**
 * Law, wording and templates in the language of the letters, ready to write them; read once for a law.
 * @throws RangeError if what is bundled is broken: a fault in our data
 */
export function letterTools(law: Law): HouseLetterTools {
  if (tools?.law !== law) {
    const persons = good(parsePersonsWording(personsEn));
    const templates = TEMPLATES.map((source) => good(parseTemplate(source)));
    tools = { law, tools: { ...law(LETTER_LANGUAGE), persons, templates } };
  }
  return tools.tools;
}

function good<T>(parsed: Result<T>): T {
  if (!parsed.ok) throw new RangeError(`${parsed.failure.code} ${JSON.stringify(parsed.failure.detail)}`);
  return parsed.value;
}
