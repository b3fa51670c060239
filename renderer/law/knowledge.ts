import enisa from '../../resources/assessment/enisa-severity.json';
import escalation from '../../resources/assessment/escalation.json';
import riskTest from '../../resources/assessment/gdpr-risk-test.json';
import policy from '../../resources/assessment/house-policy.json';
import severityScore from '../../resources/assessment/severity-score.json';
import directory from '../../resources/authorities/eea-uk-ch.json';
import gdpr from '../../resources/law/eu-gdpr.json';
import wordingDe from '../../resources/letters/wording.de.json';
import wordingEn from '../../resources/letters/wording.en.json';
import playbook from '../../resources/playbooks/gdpr-72h.json';
import lostDevice from '../../resources/playbooks/lost-device.json';
import tree from '../../resources/trees/gdpr-decision.json';
import sentences from '../../resources/wording/sentences.json';
import { type CasePlaybook, casePlaybookSchema } from '../../shared/assessment/case-playbook.ts';
import { decisionTreeSchema } from '../../shared/assessment/decision-tree.ts';
import { EnisaSchema } from '../../shared/assessment/enisa.ts';
import { type EscalationData, escalationSchema } from '../../shared/assessment/escalation.ts';
import {
  chosenPolicy,
  type HousePolicyData,
  housePolicySchema,
  type PolicyChoice,
} from '../../shared/assessment/house-policy.ts';
import { riskTestSchema } from '../../shared/assessment/risk-test-schema.ts';
import { SeverityScoreSchema } from '../../shared/assessment/severity-score.ts';
import type { Assessment } from '../../shared/assessment/types.ts';
import { assessorUnder, gdprThresholds, noticesOwed } from '../../shared/assessment/under-law.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import { parseAuthorities } from '../../shared/law/authorities.ts';
import type { Obligation } from '../../shared/law/obligation.ts';
import { parseRulePack } from '../../shared/law/pack-schema.ts';
import type { CaseTools } from '../../shared/letters/case-input.ts';
import { parseWording } from '../../shared/letters/wording.ts';
import type { Result } from '../../shared/result.ts';
import type { Language } from '../../shared/text/language.ts';
import { parseSentences } from '../../shared/text/sentences.ts';
import { speechOf } from '../../shared/text/speech.ts';
import { type Playbook, parsePlaybook } from '../../shared/time/phases.ts';
import { byLanguage } from './by-language.ts';

/** The law and the house rules that ship with the app, in one language, ready to be asked. Pure once loaded. */
export type Knowledge = CaseTools & {
  readonly playbook: Playbook;
  /** What to do at once, by kind of case. */
  readonly casePlaybooks: readonly CasePlaybook[];
  /** Levels of internal escalation: whom to tell, and within how many minutes. */
  readonly escalation: EscalationData;
  /** Day on which the packs were checked, ISO date. */
  readonly asOf: string;
  readonly owed: (facts: Facts, assessment: Assessment) => readonly Obligation[];
  readonly authorityHours: (facts: Facts) => number;
  /** The rule behind that period. */
  readonly authorityCitation: (facts: Facts) => string;
  /** The rules of the house in force: as shipped, or as the organisation set them. */
  readonly policy: HousePolicyData;
  /** The same law beside the shipped rules of the house with these changes. */
  readonly under: (choice: PolicyChoice) => Knowledge;
};

/** The same law in every language of the app. */
export type Law = (language: Language) => Knowledge;

const WORDINGS: Readonly<Record<Language, unknown>> = { en: wordingEn, de: wordingDe };

/** The law by language; reading one takes some ten milliseconds. */
export function loadLaw(): Law {
  return byLanguage(readKnowledge);
}

/** Reads what is bundled in one language. */
function readKnowledge(language: Language): Knowledge {
  const packs = [good(parseRulePack(gdpr, language))];
  const wording = good(parseWording(WORDINGS[language]));
  const speech = speechOf(language, good(parseSentences(sentences, language)), wording);
  const law = { packs, directory: good(parseAuthorities(directory, language)), speech };
  const shipped = housePolicySchema(language).parse(policy);
  const data = {
    riskTest: riskTestSchema(language).parse(riskTest),
    tree: decisionTreeSchema(language).parse(tree),
    severityScore: SeverityScoreSchema.parse(severityScore),
    enisa: EnisaSchema.parse(enisa),
    escalation: escalationSchema(language).parse(escalation),
    speech,
  };
  const casePlaybooks = [casePlaybookSchema(language).parse(lostDevice)];
  const steps = good(parsePlaybook(playbook, language));
  const beside = (house: HousePolicyData): Knowledge => ({
    ...law,
    wording,
    playbook: steps,
    casePlaybooks,
    escalation: data.escalation,
    asOf:
      packs
        .map((pack) => pack.asOf)
        .sort()
        .at(-1) ?? '',
    assess: assessorUnder({ ...data, policy: house }, packs),
    owed: (facts, assessment) => noticesOwed(facts, assessment, law),
    authorityHours: (facts) => gdprThresholds(facts, packs).authorityHours,
    authorityCitation: (facts) => gdprThresholds(facts, packs).authorityCitation,
    policy: house,
    under: (choice) => beside(chosenPolicy(shipped, choice)),
  });
  return beside(shipped);
}

/** @throws RangeError if what is bundled is broken: a fault in our data */
function good<T>(parsed: Result<T>): T {
  if (!parsed.ok) throw new RangeError(`${parsed.failure.code} ${JSON.stringify(parsed.failure.detail)}`);
  return parsed.value;
}
