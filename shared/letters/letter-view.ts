import type { View } from './slot-values.ts';
import { alertView } from './view-alert.ts';
import { borderView, breachView, dataView } from './view-breach.ts';
import { contextOf } from './view-context.ts';
import { decisionView } from './view-decision.ts';
import { attachmentsView, filingView, otherView } from './view-filing.ts';
import { authorityView, letterView, organisationView, signatureView, timesView } from './view-head.ts';
import type { LetterInput } from './view-input.ts';
import { measuresView, personsNoticeView } from './view-measures.ts';
import { personsView } from './view-persons.ts';
import { riskView } from './view-risk.ts';
import type { LetterKind } from './wording.ts';

/**
 * The values for the templates of one kind. Every slot has a value, or stands behind a condition of the
 * same name: what is not known says so and when it follows. Nothing is ticked, promised or told that the
 * facts do not hold.
 *
 * Pure: reads the input only. Times are shown in `times.timeZone`, UTC if it is absent.
 * @throws RangeError if the wording file lacks a phrase: a fault in our data
 * @source GDPR Art. 33(3), 34(2)
 */
export function letterViewFor(kind: LetterKind, input: LetterInput): View {
  const context = contextOf(input);
  const head = {
    letter: letterView(context),
    org: organisationView(context),
    authority: authorityView(context),
    sign: signatureView(context),
  };
  if (kind === 'persons-letter') return { ...head, persons: personsView(context) };
  const body = {
    ...head,
    times: timesView(context),
    breach: breachView(context),
    data: dataView(context),
    border: borderView(context),
    risk: riskView(context),
    measures: measuresView(context),
    notice: personsNoticeView(context),
  };
  if (kind === 'no-notification-file') return { ...body, decision: decisionView(context) };
  if (kind === 'executive-alert') return { ...body, alert: alertView(context) };
  return {
    ...body,
    filing: filingView(context),
    attachments: attachmentsView(context),
    other: otherView(context),
  };
}
