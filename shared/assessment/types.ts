import type { FactPath } from '../facts/paths.ts';
import type { RiskLevel } from '../law/pack-schema.ts';

export type { RiskLevel } from '../law/pack-schema.ts';

/** One consideration of the risk test: whether it is present, what it weighs, and on what it rests. */
export type RiskFactor = {
  readonly id: string;
  readonly present: boolean;
  /** Signed points on its side of the test; 0 when not present. */
  readonly weight: number;
  /** One sentence a lawyer could have written, with the facts of the case in it. */
  readonly why: string;
  /** Article, recital or guideline. */
  readonly source: string;
  /** Facts it was judged on. */
  readonly facts: readonly FactPath[];
};

/** Result of the statutory risk test. */
export type RiskResult = {
  readonly level: RiskLevel;
  /** How likely harm is and how grave it would be, 0–4 each, for the graver of the two sides. */
  readonly likelihood: number;
  readonly severity: number;
  readonly factors: readonly RiskFactor[];
};

/** One visible contribution to the severity score. */
export type ScoreContribution = { readonly id: string; readonly points: number; readonly why: string };

/** Severity score 0–100 with its band and internal targets. Not the legal test. */
export type SeverityResult = {
  readonly score: number;
  readonly band: 'low' | 'medium' | 'high' | 'critical';
  readonly contributions: readonly ScoreContribution[];
  /** Internal targets in hours; `null` stands for "at once". `escalateWithinBusinessDays` only in the low band. */
  readonly sla: {
    readonly assessWithinHours: number;
    readonly escalateWithinHours: number;
    readonly escalateWithinBusinessDays?: number;
  };
};

/** ENISA 2013 severity: SE = DPC × EI + CB. */
export type EnisaResult = {
  readonly dpc: number;
  readonly ei: number;
  readonly cb: number;
  readonly se: number;
  readonly level: 'low' | 'medium' | 'high' | 'veryHigh';
  readonly flags: readonly string[];
  readonly steps: readonly {
    readonly part: 'dpc' | 'ei' | 'cb';
    readonly points: number;
    readonly why: string;
  }[];
};

/** Internal escalation: who is told, how, and how soon. */
export type EscalationResult = {
  readonly sev: 'SEV-1' | 'SEV-2' | 'SEV-3' | 'SEV-4';
  readonly recipients: readonly string[];
  readonly channels: readonly string[];
  /** Minutes after awareness; `null` means the next business day. */
  readonly withinMinutes: number | null;
  readonly why: string;
};

/** Exemption from informing the persons, Art. 34(3)(a), (b), (c). */
export type Exemption = 'encryption' | 'subsequentMeasures' | 'disproportionateEffort';

/** One step through the decision tree. */
export type PathStep = {
  readonly node: string;
  readonly question: string;
  readonly answer: string;
  readonly why: string;
  readonly source: string;
};

/** The proposed decision. A person decides. */
export type DecisionResult = {
  readonly document: true;
  readonly notifyAuthority: boolean;
  readonly notifyIndividuals: boolean;
  /** As processor: the controller is told (Art. 33(2)), and nobody else. */
  readonly notifyController: boolean;
  readonly publicCommunication: boolean;
  readonly exemption: Exemption | null;
  readonly path: readonly PathStep[];
};

/** What the editable house policy would do, and where that departs from the statutory test. */
export type PolicyResult = {
  readonly rules: readonly {
    readonly id: string;
    readonly met: boolean | 'unknown';
    readonly text: string;
  }[];
  readonly notifyAuthority: boolean;
  readonly notifyIndividuals: boolean;
  /** Sentences that a person must answer with a written reason; empty when policy and law agree. */
  readonly divergence: readonly string[];
};

/** A missing fact that could change the answer by itself. */
export type OpenFact = {
  readonly fact: FactPath;
  /** The fact as it is asked for, in words. */
  readonly question: string;
  readonly why: string;
  /** What each answer that changes the decision would lead to. */
  readonly outcomes: readonly {
    readonly value: string;
    readonly change: string;
    readonly notifyAuthority: boolean;
    readonly notifyIndividuals: boolean;
  }[];
};

/** The whole assessment of one incident. */
export type Assessment = {
  readonly risk: RiskResult;
  readonly severity: SeverityResult;
  readonly enisa: EnisaResult;
  readonly escalation: EscalationResult;
  readonly decision: DecisionResult;
  readonly policy: PolicyResult;
  /** Missing facts that could flip the decision, the most telling first. */
  readonly open: readonly OpenFact[];
  /** Missing facts the assessment looked for; the ones in `open` are among them. */
  readonly missing: readonly FactPath[];
};
