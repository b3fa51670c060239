import enisa from '../../resources/assessment/enisa-severity.json';
import escalation from '../../resources/assessment/escalation.json';
import riskTest from '../../resources/assessment/gdpr-risk-test.json';
import policy from '../../resources/assessment/house-policy.json';
import severityScore from '../../resources/assessment/severity-score.json';
import directory from '../../resources/authorities/eea-uk-ch.json';
import gdpr from '../../resources/law/eu-gdpr.json';
import playbook from '../../resources/playbooks/gdpr-72h.json';
import tree from '../../resources/trees/gdpr-decision.json';
import { DecisionTreeSchema } from '../../shared/assessment/decision-tree.ts';
import { EnisaSchema } from '../../shared/assessment/enisa.ts';
import { EscalationSchema } from '../../shared/assessment/escalation.ts';
import {
  chosenPolicy,
  type HousePolicyData,
  HousePolicySchema,
  type PolicyChoice,
} from '../../shared/assessment/house-policy.ts';
import { RiskTestSchema } from '../../shared/assessment/risk-test-schema.ts';
import { SeverityScoreSchema } from '../../shared/assessment/severity-score.ts';
import type { Assessment } from '../../shared/assessment/types.ts';
import { assessorUnder, gdprThresholds, noticesOwed } from '../../shared/assessment/under-law.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import { type AuthorityDirectory, parseAuthorities } from '../../shared/law/authorities.ts';
import type { Obligation } from '../../shared/law/obligation.ts';
import { type RulePack, RulePackSchema } from '../../shared/law/pack-schema.ts';
import type { Result } from '../../shared/result.ts';
import { type Playbook, parsePlaybook } from '../../shared/time/phases.ts';

/** The law and the house rules that ship with the app, ready to be asked. Pure once loaded. */
export type Knowledge = {
  readonly packs: readonly RulePack[];
  readonly directory: AuthorityDirectory;
  readonly playbook: Playbook;
  /** Day on which the packs were checked, ISO date. */
  readonly asOf: string;
  readonly assess: (facts: Facts) => Assessment;
  readonly owed: (facts: Facts, assessment: Assessment) => readonly Obligation[];
  readonly authorityHours: (facts: Facts) => number;
  /** The rules of the house in force: as shipped, or as the organisation set them. */
  readonly policy: HousePolicyData;
  /** The same law beside the shipped rules of the house with these changes. */
  readonly under: (choice: PolicyChoice) => Knowledge;
};

/** Reads what is bundled. Called once, after the vault is open: it takes some ten milliseconds. */
export function loadKnowledge(): Knowledge {
  const packs = [RulePackSchema.parse(gdpr)];
  const authorities = good(parseAuthorities(directory));
  const shipped = HousePolicySchema.parse(policy);
  const data = {
    riskTest: RiskTestSchema.parse(riskTest),
    tree: DecisionTreeSchema.parse(tree),
    severityScore: SeverityScoreSchema.parse(severityScore),
    enisa: EnisaSchema.parse(enisa),
    escalation: EscalationSchema.parse(escalation),
  };
  const beside = (house: HousePolicyData): Knowledge => ({
    packs,
    directory: authorities,
    playbook: good(parsePlaybook(playbook)),
    asOf:
      packs
        .map((pack) => pack.asOf)
        .sort()
        .at(-1) ?? '',
    assess: assessorUnder({ ...data, policy: house }, packs),
    owed: (facts, assessment) => noticesOwed(facts, assessment, packs, authorities),
    authorityHours: (facts) => gdprThresholds(facts, packs).authorityHours,
    policy: house,
    under: (choice) => beside(chosenPolicy(shipped, choice)),
  });
  return beside(shipped);
}

/** @throws RangeError if what is bundled is broken: a fault in our data */
function good<T>(parsed: Result<T>): T {
  if (!parsed.ok) throw new RangeError(parsed.failure.code);
  return parsed.value;
}
