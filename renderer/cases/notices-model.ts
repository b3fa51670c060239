import { completeness } from '../../shared/facts/completeness.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import { obligationTimes } from '../../shared/incident/obligation-times.ts';
import type { PersonId } from '../../shared/incident/primitives.ts';
import {
  currentRound,
  type Delivery,
  type Filing,
  type Incident,
  type Obligation,
} from '../../shared/incident/state.ts';
import { type AuthorityDirectory, authorityName, findAuthority } from '../../shared/law/authorities.ts';
import type { Obligation as Owed } from '../../shared/law/obligation.ts';
import type { RulePack } from '../../shared/law/pack-schema.ts';
import { letterRequirements } from '../../shared/letters/case-letters.ts';
import { spanText } from '../../shared/time/clock.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';
import type { FilingModel, NoticeGroup, NoticeRow, NoticesModel } from '../features/notices/notices-model.ts';
import type { Text } from '../i18n/use-text.ts';
import { countdownInput } from './case-clocks.ts';

/** What the notices screen is made of. `facts`: with what follows from recorded acts. */
export type NoticesSource = {
  readonly incident: Incident;
  readonly facts: Facts;
  readonly owed: readonly Owed[];
  readonly packs: readonly RulePack[];
  readonly directory: AuthorityDirectory;
  readonly nameOf: (person: PersonId) => string;
  readonly now: EpochMs;
  readonly text: Text;
  /** A day of our data in words. */
  readonly day: (day: string) => string;
};

/** A duty as the law finds it, as it was recorded, or both. */
export type Notice = {
  readonly id: string;
  readonly owed: Owed | null;
  readonly recorded: Obligation | null;
};

/** Every notice of a case, by law: what the law finds owed now, and what was recorded and is no rule's. */
export function noticesModel(source: NoticesSource): NoticesModel {
  const { incident, now } = source;
  const found = notices(incident, source.owed);
  const laws = [...new Set(found.map(lawOf))];
  const factsAt = incident.facts.versions.at(-1)?.recordedAt ?? incident.opening.recordedAt;
  return {
    now,
    zone: incident.opening.zone,
    factsVersion: incident.facts.version,
    workedOutAt: parseInstant(factsAt),
    groups: laws.map((law) =>
      groupOf(
        source,
        law,
        found.filter((notice) => lawOf(notice) === law),
      ),
    ),
  };
}

/** The notices of a case: those of this round that are not withdrawn, and those owed but not recorded yet. */
export function notices(incident: Incident, owed: readonly Owed[]): readonly Notice[] {
  const round = currentRound(incident).number;
  const recorded = incident.obligations.filter(
    (one) => (one.round === round || one.status.kind === 'open') && one.status.kind !== 'withdrawn',
  );
  const ruleOf = ({ origin, round: of }: Obligation) =>
    origin.kind === 'rule' && of === round ? origin.ruleId : undefined;
  const rows = owed.filter((row) => row.required !== false || recorded.some((one) => ruleOf(one) === row.id));
  return [
    ...rows.map((row): Notice => {
      const match = recorded.find((one) => ruleOf(one) === row.id) ?? null;
      return { id: match?.id ?? row.id, owed: row, recorded: match };
    }),
    ...recorded
      .filter((one) => !rows.some((row) => ruleOf(one) === row.id))
      .map((one): Notice => ({ id: one.id, owed: null, recorded: one })),
  ];
}

/** Points of Art. 33(3) that the facts do not answer yet: with any open, a notice is filed as incomplete. */
export function openPoints(facts: Facts, packs: readonly RulePack[]): number {
  const required = letterRequirements(facts, packs)['authority-notification'] ?? [];
  return completeness(facts, required).totals.open;
}

/** Whom a notice goes to, in full. */
export function recipientName(
  notice: Notice,
  { incident, directory, text }: Pick<NoticesSource, 'incident' | 'directory' | 'text'>,
): string {
  const { owed, recorded } = notice;
  if (owed !== null && owed.authority !== null) return owed.authority;
  if (recorded?.origin.kind === 'promise') {
    const { filingId } = recorded.origin;
    const to = incident.filings.find(({ id }) => id === filingId)?.to;
    if (to !== undefined) return directoryName(to, directory);
  }
  return text(`noticeText.recipient.${owed?.recipient ?? recorded?.recipient ?? 'other'}`);
}

function directoryName(reference: string, directory: AuthorityDirectory): string {
  const authority = findAuthority(directory, reference);
  return authority === undefined ? reference : authorityName(authority);
}

function lawOf({ owed, recorded }: Notice): string {
  return owed?.regulation ?? recorded?.regulation ?? '';
}

function groupOf(source: NoticesSource, law: string, rows: readonly Notice[]): NoticeGroup {
  const { packs, text, day } = source;
  const pack = packs.find(({ id }) => id === law);
  const recordedVersion = rows.flatMap(({ recorded }) =>
    recorded?.origin.kind === 'rule' ? [recorded.origin.packVersion] : [],
  )[0];
  const owed = rows.find((row) => row.owed !== null)?.owed ?? null;
  return {
    id: law,
    law: pack?.title ?? text(law === 'contract' ? 'noticeText.contract' : 'noticeText.otherDuty', { law }),
    note:
      pack !== undefined
        ? text('noticeText.pack', { version: pack.version, asOf: day(pack.asOf) })
        : recordedVersion === undefined
          ? text('noticeText.ownDuty')
          : text('noticeText.packGone', { version: recordedVersion }),
    isVerified: (pack?.verified ?? true) && (owed?.verified ?? true),
    rows: rows.map((row) => rowOf(source, row)),
  };
}

function rowOf(source: NoticesSource, notice: Notice): NoticeRow {
  const { incident, facts, packs, text } = source;
  const { owed, recorded, id } = notice;
  const filing = recorded === null ? null : filingOf(source, recorded);
  const recipient = owed?.recipient ?? recorded?.recipient ?? 'other';
  return {
    id,
    title: titleOf(notice, text),
    recipient: recipientName(notice, source),
    basis: basisOf(notice, text),
    input: recorded === null ? owedInput(incident, owed) : countdownInput(incident, recorded),
    zone: owed?.zone ?? recorded?.zone ?? incident.opening.zone,
    isEndOfDay:
      recorded?.origin.kind === 'promise' || (owed !== null && !['hours', 'none'].includes(owed.basis.unit)),
    dueNote: dueNoteOf(source, notice),
    work: workOf(incident, notice, filing),
    filing,
    letterId: letterFor(incident, notice),
    footnotes: owed === null || filing !== null ? [] : owed.notes.map(({ text: note }) => note),
    asks: {
      people: recipient === 'individuals',
      followUp: recipient === 'authority',
      isIncomplete: recipient === 'authority' && openPoints(facts, packs) > 0,
      followUpBy: facts.times?.followUpBy === undefined ? null : parseInstant(facts.times.followUpBy),
      lateReasons: recipient === 'authority' ? (facts.times?.lateReasons ?? '') : '',
    },
  };
}

function titleOf({ owed, recorded }: Notice, text: Text): string {
  if (recorded?.origin.kind === 'promise') return text('noticeText.supplement', { title: recorded.title });
  if (recorded !== null) return recorded.title;
  return owed === null ? '' : `${text(`dutyTitle.${owed.recipient}`)}, ${owed.citation}`;
}

function basisOf({ owed, recorded }: Notice, text: Text): string {
  if (owed !== null) return owed.citation;
  if (recorded === null) return '';
  const { origin } = recorded;
  if (origin.kind === 'rule') return origin.citation;
  return origin.kind === 'person' ? origin.why : text(`noticeText.basis.${origin.kind}`);
}

function owedInput({ rounds }: Incident, owed: Owed | null): NoticeRow['input'] {
  const awareAt = rounds.at(-1)?.awareness?.at;
  return {
    kind: owed?.kind ?? 'legal',
    startsAt: awareAt === undefined ? null : parseInstant(awareAt),
    dueAt: owed === null || owed.dueAt === null ? null : parseInstant(owed.dueAt),
  };
}

/** What stands below the due instant: used and spare once it is met, the words of the law before. */
function dueNoteOf({ incident, now, text }: NoticesSource, { owed, recorded }: Notice): string {
  if (recorded !== null) {
    const times = obligationTimes(incident, recorded, now);
    if (
      (times.state === 'met' || times.state === 'metLate') &&
      times.usedMs !== null &&
      times.spareMs !== null
    ) {
      const key = times.state === 'met' ? 'noticeText.usedSpare' : 'noticeText.usedLate';
      return text(key, { used: spanText(times.usedMs), spare: spanText(times.spareMs) });
    }
    if (recorded.origin.kind === 'promise') return text('noticeText.promised');
  }
  if (owed === null) return '';
  if (owed.required === 'undetermined') return text('noticeText.undetermined');
  if (owed.dueAt === null) return owed.qualifier ?? owed.formula ?? '';
  return owed.kind === 'legal' ? text('noticeText.strict') : '';
}

function filingOf({ incident, nameOf }: NoticesSource, { status }: Obligation): FilingModel | null {
  if (status.kind !== 'filed') return null;
  const { met } = status;
  if (met.kind === 'filing') {
    const filing = incident.filings.find(({ id }) => id === met.filingId);
    return filing === undefined ? null : filedModel(incident, filing, nameOf);
  }
  const delivery = incident.deliveries.find(({ id }) => id === met.deliveryId);
  return delivery === undefined ? null : deliveredModel(incident, delivery, nameOf);
}

function filedModel(incident: Incident, filing: Filing, nameOf: NoticesSource['nameOf']): FilingModel {
  return {
    at: parseInstant(filing.filedAt),
    reference: filing.reference ?? null,
    by: nameOf(filing.by),
    channel: filing.channel,
    receipt: receiptOf(incident, filing.receiptEvidenceId),
    noReceiptReason: filing.noReceiptReason ?? null,
  };
}

/** `null` for ways that only the letters to many people have; their hand-over is shown there. */
function deliveredModel(
  incident: Incident,
  delivery: Delivery,
  nameOf: NoticesSource['nameOf'],
): FilingModel | null {
  const { channel } = delivery;
  if (channel === 'sms' || channel === 'publicNotice') return null;
  return {
    at: parseInstant(delivery.at),
    reference: null,
    by: nameOf(delivery.by),
    channel,
    receipt: receiptOf(incident, delivery.evidenceIds[0]),
    noReceiptReason: null,
  };
}

function receiptOf({ evidence }: Incident, id: string | undefined): FilingModel['receipt'] {
  const found = evidence.find((one) => one.id === id);
  return found === undefined ? null : { name: found.name, sha256: found.sha256 };
}

function workOf(incident: Incident, notice: Notice, filing: FilingModel | null): NoticeRow['work'] {
  const recorded = notice.recorded?.status;
  const status = recorded?.kind ?? 'open';
  if (status === 'filed') return filing?.channel === 'phone' ? 'told' : 'filed';
  if (recorded?.kind === 'notApplicable' && recorded.because.kind === 'decision') return 'endedByDecision';
  if (status === 'notApplicable' || status === 'withdrawn') return 'notApplicable';
  const letter = incident.letters.find(({ id }) => id === letterFor(incident, notice));
  if (letter === undefined) return 'open';
  return letter.frozen === null ? 'drafted' : 'preparedNotSent';
}

/** The letter that belongs to a notice: the one drafted for it, else the last of its kind in this round. */
export function letterFor(incident: Incident, { owed, recorded }: Notice): string | null {
  const round = currentRound(incident).number;
  const recipient = owed?.recipient ?? recorded?.recipient;
  const kind =
    recipient === 'authority'
      ? 'authority-notification'
      : recipient === 'individuals'
        ? 'persons-letter'
        : null;
  const own = incident.letters.findLast(
    ({ versions }) => recorded !== null && versions.some(({ obligationId }) => obligationId === recorded.id),
  );
  if (own !== undefined) return own.id;
  if (kind === null || recorded?.origin.kind === 'promise') return null;
  return (
    incident.letters.findLast((letter) => letter.round === round && letter.versions[0].kind === kind)?.id ??
    null
  );
}
