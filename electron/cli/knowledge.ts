import type { AssessmentData } from '../../shared/assessment/assess.ts';
import { decisionTreeSchema } from '../../shared/assessment/decision-tree.ts';
import { EnisaSchema } from '../../shared/assessment/enisa.ts';
import { escalationSchema } from '../../shared/assessment/escalation.ts';
import { housePolicySchema } from '../../shared/assessment/house-policy.ts';
import { riskTestSchema } from '../../shared/assessment/risk-test-schema.ts';
import { SeverityScoreSchema } from '../../shared/assessment/severity-score.ts';
import { type AuthorityDirectory, parseAuthorities } from '../../shared/law/authorities.ts';
import { parseRulePack, type RulePack } from '../../shared/law/pack-schema.ts';
import { parseWording, type Wording } from '../../shared/letters/wording.ts';
import type { Result } from '../../shared/result.ts';
import type { Language } from '../../shared/text/language.ts';
import { parseSentences } from '../../shared/text/sentences.ts';
import { type Speech, speechOf } from '../../shared/text/speech.ts';
import { shippedJson } from './resources.ts';

/** The data of the assessment as it ships with the app, read in one language. */
export function loadAssessmentData(language: Language): AssessmentData {
  const read = (folder: string, name: string) => shippedJson('resources', folder, `${name}.json`);
  return {
    riskTest: riskTestSchema(language).parse(read('assessment', 'gdpr-risk-test')),
    tree: decisionTreeSchema(language).parse(read('trees', 'gdpr-decision')),
    severityScore: SeverityScoreSchema.parse(read('assessment', 'severity-score')),
    enisa: EnisaSchema.parse(read('assessment', 'enisa-severity')),
    escalation: escalationSchema(language).parse(read('assessment', 'escalation')),
    policy: housePolicySchema(language).parse(read('assessment', 'house-policy')),
    speech: loadSpeech(language),
  };
}

/** The rule packs that ship with the app. */
export function loadPacks(language: Language): readonly RulePack[] {
  return [good(parseRulePack(shippedJson('resources', 'law', 'eu-gdpr.json'), language))];
}

/** The authority directory that ships with the app. */
export function loadAuthorities(language: Language): AuthorityDirectory {
  return good(parseAuthorities(shippedJson('resources', 'authorities', 'eea-uk-ch.json'), language));
}

/** The words of letters and of the register. */
export function loadWording(language: Language): Wording {
  return good(parseWording(shippedJson('resources', 'letters', `wording.${language}.json`)));
}

/** How the core speaks in a language. */
export function loadSpeech(language: Language): Speech {
  const sentences = good(parseSentences(shippedJson('resources', 'wording', 'sentences.json'), language));
  return speechOf(language, sentences, loadWording(language));
}

/** @throws RangeError if what ships is broken: a fault in our data */
function good<T>(parsed: Result<T>): T {
  if (!parsed.ok) throw new RangeError(`${parsed.failure.code} ${JSON.stringify(parsed.failure.detail)}`);
  return parsed.value;
}
