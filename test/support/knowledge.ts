import { loadAssessmentData, loadPacks } from '../../electron/cli/knowledge.ts';
import { assessorUnder } from '../../shared/assessment/under-law.ts';

/** The shipped data and law, as the command line loads them. */
export const assessmentData = loadAssessmentData();
export const shippedPacks = loadPacks();

/** Assesses under the shipped law. */
export const assessCase = assessorUnder(assessmentData, shippedPacks);
