import { assessorUnder, loadAssessmentData, loadPacks } from '../../electron/cli/knowledge.ts';

/** The shipped data and law, as the command line loads them. */
export const assessmentData = loadAssessmentData();
export const shippedPacks = loadPacks();

/** Assesses under the shipped law. */
export const assessCase = assessorUnder(assessmentData, shippedPacks);
