import type { EnisaResult } from '../../../shared/assessment/types.ts';
import type { Question } from '../../../shared/incident/primitives.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';

/** One step of the question list. `basis`: fact versions; `article`: where it is asked. */
export type QuestionRow = {
  readonly id: string;
  readonly number: string;
  readonly isSub: boolean;
  readonly question: string;
  readonly basis: string;
  readonly article: string | null;
  readonly answer:
    | { readonly kind: 'answered'; readonly text: string }
    | { readonly kind: 'unknown'; readonly owner: string | null; readonly expectedAt: EpochMs | null };
};

/** The score with a word under each figure. */
export type ScoreModel = {
  readonly result: EnisaResult;
  readonly contextWords: string;
  readonly identityWords: string;
  readonly circumstanceWords: string;
};

/** What one change would do. `score`: `null` where it is a span in words. */
export type WhatIf = {
  readonly id: string;
  readonly label: string;
  readonly score: number | null;
  readonly note: string;
  readonly effect: string;
};

/** A rule of the house on a case. `text`: in the words of the policy file. */
export type PolicyRow = {
  readonly id: string;
  readonly text: string;
  readonly state: 'met' | 'notMet' | 'unknown';
};

export type SignedBy = { readonly name: string; readonly at: EpochMs } | null;

/** Something that has to be said beside the reason before this decision can be signed. */
export type DecisionAsk = {
  readonly id: 'singlePersonReason' | 'policyDivergenceReason' | 'publicCommunication';
  readonly label: string;
  readonly hint: string;
  /** Asked only with these answers; `null`: with any. */
  readonly with: readonly DecisionInput['answer'][] | null;
};

/** A decision as it stands, or as it is proposed. */
export type DecisionModel = {
  readonly id: string;
  readonly question: Question;
  readonly ruleId: string;
  readonly packAsOf: string;
  readonly adviser: {
    readonly name: string;
    readonly signed: SignedBy;
    /** What was advised, in a sentence; absent before. */
    readonly advised?: string;
    /** The reasons of the advice, where they are not those of the app. */
    readonly words?: string;
  };
  readonly decider: { readonly name: string; readonly signed: SignedBy };
} & (
  | {
      readonly status: 'proposed';
      readonly proposal: string;
      readonly reasons: string;
      readonly asks?: readonly DecisionAsk[];
    }
  | {
      readonly status: 'decided';
      readonly sentence: string;
      readonly factsVersion: number;
      readonly seal: string;
      /** What was decided, and how it stands by now. */
      readonly standing?: string;
    }
);

export type AssessmentModel = {
  readonly zone: string;
  readonly factsVersion: number;
  readonly questions: readonly QuestionRow[];
  readonly score: ScoreModel | null;
  readonly whatIfs: readonly WhatIf[];
  readonly policy: readonly PolicyRow[];
  readonly decisions: readonly DecisionModel[];
  /** The nearest first. */
  readonly nearestExamples: readonly string[];
  /** Nobody has to advise before the decision is signed here. */
  readonly mayDecide: boolean;
};

/** A decision in the words of the person who signs it. */
export type DecisionInput = {
  readonly question: Question;
  readonly answer: 'notify' | 'notifyInPhases' | 'doNotNotify';
  readonly likelihood: string;
  readonly severity: string;
  readonly safeguards: string;
  readonly secret: string;
  /** Answers to what was asked beside the reason. */
  readonly asked?: Readonly<Partial<Record<DecisionAsk['id'], string>>>;
};

/** Advice other than what is proposed. */
export type AdviceInput = { readonly answer: DecisionInput['answer']; readonly text: string };

export type AssessmentActs = {
  /** Absent while there is no diagram. */
  readonly onDiagram?: () => void;
  readonly onAsk: (decisionId: string) => void;
  /** Resolves to a sentence if the advice was refused. */
  readonly onAdvise: (decisionId: string, input: AdviceInput) => Promise<string | null>;
  /** Resolves to `false` if the secret is wrong, to a sentence if it was refused for another reason. */
  readonly onDecide: (decisionId: string, input: DecisionInput) => Promise<boolean | string>;
};
