import type { EpochMs } from '../../../shared/time/instant.ts';
import type { Saved } from './settings-acts.ts';

/** What a rule counts for. Neither: it is off. */
export type RuleChoice = { readonly authority: boolean; readonly checklist: boolean };

export type PolicyRuleRow = RuleChoice & {
  readonly id: string;
  /** `{people}` is put in by the view where the rule counts people. */
  readonly text: string;
  readonly source: string;
  readonly countsPeople: boolean;
  readonly shipped: RuleChoice;
};

export type PolicyModel = {
  readonly zone: string;
  readonly rules: readonly PolicyRuleRow[];
  /** Met from one person more than this. */
  readonly people: number;
  readonly shippedPeople: number;
  /** Points of the checklist from which the house takes a high risk as likely. */
  readonly highRiskFrom: number;
  readonly shippedHighRiskFrom: number;
  readonly changed: { readonly by: string; readonly at: EpochMs } | null;
};

export type PolicyInput = {
  readonly people: number;
  readonly highRiskFrom: number;
  readonly rules: Readonly<Record<string, RuleChoice>>;
};

export type PolicyActs = {
  readonly onSave: (input: PolicyInput) => Saved;
  /** Back to the rules as shipped. */
  readonly onReset: () => Saved;
};
