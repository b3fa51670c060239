import personsEn from '../../resources/letters/persons.en.json';
import wordingEn from '../../resources/letters/wording.en.json';
import { parsePersonsWording } from '../../shared/letters/advice.ts';
import type { LetterTools } from '../../shared/letters/case-letters.ts';
import { parseTemplate } from '../../shared/letters/parse-template.ts';
import { parseWording } from '../../shared/letters/wording.ts';
import type { Result } from '../../shared/result.ts';
import authorityEn from '../../templates/authority-notification/en.md?raw';
import alertEn from '../../templates/executive-alert/en.md?raw';
import noNotificationEn from '../../templates/no-notification-file/en.md?raw';
import personsLetterEn from '../../templates/persons-letter/en.md?raw';
import type { Knowledge } from '../law/knowledge.ts';

const TEMPLATES = [authorityEn, personsLetterEn, noNotificationEn, alertEn];

let tools: { readonly knowledge: Knowledge; readonly tools: LetterTools } | undefined;

/**
 * Law, wording and templates, ready to write letters; read once for a knowledge.
 * @throws RangeError if what is bundled is broken: a fault in our data
 */
export function letterTools(knowledge: Knowledge): LetterTools {
  if (tools?.knowledge !== knowledge) {
    const { packs, directory, assess } = knowledge;
    const wording = good(parseWording(wordingEn));
    const persons = good(parsePersonsWording(personsEn));
    const templates = TEMPLATES.map((source) => good(parseTemplate(source)));
    tools = { knowledge, tools: { packs, directory, assess, wording, persons, templates } };
  }
  return tools.tools;
}

function good<T>(parsed: Result<T>): T {
  if (!parsed.ok) throw new RangeError(`${parsed.failure.code} ${JSON.stringify(parsed.failure.detail)}`);
  return parsed.value;
}
