import { loadAssessmentData, loadPacks } from '../../electron/cli/knowledge.ts';
import { assessorUnder } from '../../shared/assessment/under-law.ts';

/** The shipped data and law in English, as the command line loads them. */
export const assessmentData = loadAssessmentData('en');
export const shippedPacks = loadPacks('en');

/** How the core speaks English. */
export const { speech } = assessmentData;

/** Assesses under the shipped law. */
export const assessCase = assessorUnder(assessmentData, shippedPacks);
