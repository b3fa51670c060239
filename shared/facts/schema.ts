import { z } from 'zod';
import { INSTANT_PATTERN, isTimeZone } from '../time/instant.ts';
import { isCountry, isJurisdiction } from './countries.ts';
import * as words from './vocabulary.ts';

/** Version tag of the fact file; a new version is a new tag and a raise, never an edit. */
export const FACTS_SCHEMA = 'hour-zero/facts@1';

const LABEL_MAX = 2_000;
const NARRATIVE_MAX = 100_000;

// Refused: NUL and other control characters (but tab and line breaks), and lone surrogates,
// which no canonical JSON, PDF or DOCX can carry.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

/** Why a text is refused where its form alone does not tell; screens have a sentence for each in their language. */
export const MISFITS = ['unsafe', 'country', 'jurisdiction', 'timeZone'] as const;
const misfit = (why: (typeof MISFITS)[number]) => ({ misfit: why });

const text = (max: number) =>
  z
    .string()
    .min(1, { error: 'is empty: leave the field out if it is not known' })
    .max(max, { error: `is longer than ${max.toLocaleString('en')} characters` })
    .refine((value) => !UNSAFE_TEXT.test(value), {
      error: 'holds a control character or half of a character pair that no document can carry',
      params: misfit('unsafe'),
    });
const label = (what: string) => text(LABEL_MAX).optional().describe(what);
const narrative = (what: string) => text(NARRATIVE_MAX).optional().describe(what);

const instantText = z.string().regex(INSTANT_PATTERN, {
  error: 'is not an instant: write 2026-01-18T14:32:00Z, or with an offset like +01:00',
});
const instant = (what: string) => instantText.optional().describe(what);
const flag = (what: string) => z.boolean().optional().describe(what);
const finding = (what: string) =>
  z.boolean().nullable().optional().describe(`${what} null or absent: nobody has made this finding yet.`);
const count = (what: string) => z.int().nonnegative().optional().describe(what);
const oneOf = <const T extends readonly [string, ...string[]]>(values: T, what: string) =>
  z.enum(values).optional().describe(what);
const manyOf = <const T extends readonly [string, ...string[]]>(values: T, what: string) =>
  z.array(z.enum(values)).optional().describe(what);
const range = (what: string) =>
  z
    .strictObject({
      from: z.int().nonnegative().describe('Lowest likely number.'),
      to: z.int().nonnegative().describe('Highest likely number.'),
    })
    .optional()
    .describe(what);

const country = z.string().refine(isCountry, {
  error: 'is not an ISO 3166-1 alpha-2 country code (United Kingdom: GB, Greece: GR)',
  params: misfit('country'),
});
const jurisdictionCode = z.string().refine(isJurisdiction, {
  error: 'is not an ISO 3166 code: a country such as IE, or a subdivision such as US-CA',
  params: misfit('jurisdiction'),
});

const contact = (who: string) =>
  z
    .strictObject({
      name: label('Full name.'),
      role: label('Function in the organisation.'),
      email: label('E-mail address.'),
      phone: label('Telephone number in international form.'),
      hours: label('When the contact can be reached, with the zone.'),
    })
    .optional()
    .describe(who);

const measure = z.strictObject({
  at: instantText.optional().describe('When it was done, or for a planned measure when it is due.'),
  text: text(NARRATIVE_MAX).describe('What was done or will be done, in one sentence.'),
  state: z
    .enum(['done', 'running', 'planned'])
    .optional()
    .describe('Only measures that are done or running are stated as facts in letters.'),
});
const measures = (what: string) => z.array(measure).optional().describe(what);

const times = z.strictObject({
  occurredFrom: instant('First instant of the breach itself.'),
  occurredTo: instantText
    .nullable()
    .optional()
    .describe('Last instant of the breach; null while it goes on.'),
  detectedAt: instant('First sign of the incident. Starts no clock.'),
  awareAt: instant(
    'Reasonable certainty that personal data is affected. Starts the clocks (EDPB Guidelines 9/2022, para 31).',
  ),
  containedAt: instant('When the breach was contained.'),
  notifiedAuthorityAt: instant('When a person recorded that the notification was filed with the authority.'),
  informedSubjectsAt: instant('When a person recorded that the persons affected were informed.'),
  plannedSubjectsNoticeAt: instant('When the persons affected are to be informed, as planned.'),
  followUpBy: instant('When the missing information is promised to the authority.'),
  lateReasons: narrative('Why the authority is notified after 72 hours (Art. 33(1), second sentence).'),
  timeZone: text(LABEL_MAX)
    .refine(isTimeZone, {
      error: 'is not an IANA time zone such as Europe/Dublin',
      params: misfit('timeZone'),
    })
    .optional()
    .describe('IANA zone in which times are shown and calendar and business days are counted.'),
});

const organisation = z.strictObject({
  legalName: label('Registered name of the organisation that makes this case file.'),
  registrationNumber: label('Company or register number.'),
  address: label('Postal address.'),
  website: label('Web page with further information for the persons affected.'),
  country: country.optional().describe('Country of the main establishment, ISO 3166-1.'),
  subdivision: jurisdictionCode
    .optional()
    .describe('Subdivision of the main establishment, ISO 3166-2; decides the authority in Germany.'),
  establishments: z.array(country).optional().describe('Every country with an establishment, ISO 3166-1.'),
  role: oneOf(words.ROLES, 'Role for the data concerned (Art. 4(7), 4(8), 26).'),
  publicBody: flag(
    'Public authority or body, or processing under Art. 6(1)(c) or (e): no lead authority (Art. 55(2)).',
  ),
  controllerNotice: z
    .strictObject({
      name: label('The controller for whom we process.'),
      dueWithinHours: z.number().positive().optional().describe('What the contract promises, in hours.'),
    })
    .optional()
    .describe('As processor: the contract with the controller.'),
  sectors: manyOf(words.SECTORS, 'Sectors in which the organisation works.'),
  processingRegister: label('Where the records of processing activities are kept (Art. 30).'),
  regimes: manyOf(words.REGIMES, 'Special legal regimes that bind the organisation.'),
  contacts: z
    .strictObject({
      dpo: contact('Data protection officer.'),
      primary: contact('Contact point for the authority and for the persons affected.'),
      incidentCommander: contact('Person who leads the incident response.'),
      legal: contact('Legal counsel.'),
      executive: contact('Executive who decides and signs for the controller.'),
    })
    .optional()
    .describe('People to name in letters and to call.'),
});

const breach = z.strictObject({
  properties: manyOf(words.PROPERTIES, 'What was breached (Art. 4(12)).'),
  cause: oneOf(words.CAUSES, 'How it came about.'),
  malicious: flag('Somebody meant to do it.'),
  ongoing: flag('The breach still goes on.'),
  narrative: narrative('What happened, how, and in which order.'),
  rootCause: narrative('Why it could happen.'),
  affectedSystems: z.array(text(LABEL_MAX)).optional().describe('Systems concerned.'),
  discoveredHow: label('How the breach was discovered: own monitoring, report, third party.'),
});

const data = z.strictObject({
  categories: manyOf(words.DATA_CATEGORIES, 'Kinds of personal data affected.'),
  records: count('Number of data records (Art. 33(3)(a)); not the number of people.'),
  recordsAreEstimate: flag('The number of records is an estimate.'),
  recordsRange: range('Number of records, where only a range is known.'),
  specialCategoryRecords: count('Records that hold special categories (Art. 9, 10).'),
  subjects: count('Number of persons affected (Art. 33(3)(a)).'),
  subjectsAreEstimate: flag('The number of persons is an estimate.'),
  subjectsRange: range('Number of persons, where only a range is known.'),
  subjectsByJurisdiction: z
    .record(jurisdictionCode, z.int().nonnegative())
    .optional()
    .describe('Persons by country or subdivision of residence.'),
  subjectKinds: manyOf(words.SUBJECT_KINDS, 'Groups of persons affected.'),
  vulnerableGroups: manyOf(words.VULNERABLE_GROUPS, 'Groups in need of special protection (Recital 75).'),
  processingContext: z
    .strictObject({
      dpc: z.int().min(1).max(4).describe('Data processing context, 1 to 4 (ENISA 2013).'),
      why: text(LABEL_MAX).describe('Why the context makes the data weigh more or less than its kind.'),
    })
    .optional()
    .describe('Data processing context as a person judges it, in place of the proposal.'),
  identifiability: oneOf(words.LEVELS, 'How easily a person is identified from what was exposed.'),
});

const protection = z.strictObject({
  encryption: oneOf(
    words.ENCRYPTION,
    'Encryption of the affected copy with a state-of-the-art algorithm, as it was at the time.',
  ),
  keyCompromised: flag('The key, or a way to it, was exposed too.'),
  passwordProtection: oneOf(
    words.PASSWORD_PROTECTION,
    'How passwords were stored, where they are among the data.',
  ),
  backup: oneOf(words.BACKUP, 'State of the backup.'),
  restoredWithinHours: z
    .number()
    .nonnegative()
    .optional()
    .describe('Hours until the data was available again.'),
});

const exposure = z.strictObject({
  exfiltration: oneOf(words.EXFILTRATION, 'Whether data left our control.'),
  recipient: oneOf(words.RECIPIENT, 'Who got the data or could have got it.'),
  recovery: oneOf(words.RECOVERY, 'Data returned, or its destruction confirmed in writing.'),
});

const consequences = z.strictObject({
  likely: manyOf(
    words.CONSEQUENCES,
    'Likely consequences. An empty list is the finding that none is likely.',
  ),
  severity: oneOf(words.LEVELS, 'How serious they would be, as a person judges it.'),
  serviceImpact: oneOf(words.SERVICE_IMPACT, 'Effect on the persons of the data being unavailable or wrong.'),
  narrative: narrative('The likely consequences in own words.'),
});

const measuresBlock = z.strictObject({
  containment: measures('Measures that stopped the breach.'),
  remediation: measures('Measures that repair the damage.'),
  forSubjects: measures('Help for the persons affected. Only what is confirmed is promised in letters.'),
  preventive: measures('Measures against a repeat.'),
  highRiskRemoved: flag('Later measures mean that the high risk is no longer likely (Art. 34(3)(b)).'),
  disproportionateEffort: flag('Informing each person would be a disproportionate effort (Art. 34(3)(c)).'),
  publicCommunication: flag('A public communication is made instead (Art. 34(3)(c)).'),
  lawEnforcementDelay: z
    .strictObject({
      authority: label('Who asked for the delay.'),
      until: instant('Until when.'),
      reference: label('File number of the request.'),
    })
    .optional()
    .describe('Documented request to inform the persons later (Recitals 86, 88).'),
});

const findings = z.strictObject({
  misuseLikely: finding('Misuse, identity theft or fraud is reasonably likely (US state harm thresholds).'),
  lowProbabilityOfCompromise: finding('HIPAA four-factor assessment shows a low probability.'),
  realRiskOfSignificantHarm: finding('Real risk of significant harm (Canada).'),
  seriousHarmLikely: finding('Serious harm is likely (Australia, New Zealand).'),
  significantHarm: finding('Significant harm (Singapore, Japan, Korea and others).'),
  material: finding('Material (SEC and other tests of materiality).'),
  ftcJurisdiction: finding('Financial institution that is not a bank or credit union.'),
  significantIncident: finding('Significant (NIS2), major (DORA) or severe (CRA) incident.'),
  authorityRequiresInforming: finding('The authority has ordered that the persons be informed (Art. 34(4)).'),
  authorityFindsNoHighRisk: finding(
    'The authority has found that a condition of Art. 34(3) is met (Art. 34(4)).',
  ),
});

const unknownEntry = z.strictObject({
  owner: label('Who finds out.'),
  askedAt: instant('When it was asked.'),
  expectedBy: instant('When the answer is expected.'),
});

const provenanceEntry = z.strictObject({
  source: label('Where the value comes from.'),
  evidence: z.array(text(LABEL_MAX)).optional().describe('Evidence numbers or file names.'),
  author: label('Who stated it.'),
  trueAt: instant('When it was true.'),
  learnedAt: instant('When we learned it.'),
  recordedAt: instant('When it was written down.'),
  precision: z.enum(['exact', 'estimate', 'range']).optional().describe('How exact the value is.'),
});

/** What is known about one incident. Absent means "not yet known", never "no". */
export const FactsSchema = z
  .strictObject({
    schema: z.literal(FACTS_SCHEMA).describe('Version of this format.'),
    reference: label('Number in the breach register, such as BR-2026-001.'),
    title: label('Short title.'),
    times: times.optional().describe('Instants, each with an offset or Z.'),
    organisation: organisation.optional().describe('Who we are.'),
    breach: breach.optional().describe('Nature of the breach (Art. 33(3)(a)).'),
    data: data.optional().describe('Data and persons concerned (Art. 33(3)(a)).'),
    protection: protection.optional().describe('How the data was protected before.'),
    exposure: exposure.optional().describe('Where the data went.'),
    consequences: consequences.optional().describe('Likely consequences (Art. 33(3)(c)).'),
    measures: measuresBlock.optional().describe('Measures taken or proposed (Art. 33(3)(d)).'),
    crossBorder: z
      .strictObject({
        leadAuthority: label('Lead supervisory authority, directory id such as IE or IE-DPC.'),
        concerned: z.array(text(LABEL_MAX)).optional().describe('Supervisory authorities concerned.'),
      })
      .optional()
      .describe('Cross-border processing (Art. 56).'),
    findings: findings.optional().describe('Legal findings that a person has made.'),
    register: z
      .strictObject({
        outcome: narrative('Outcome of the case.'),
        lessons: narrative('What was learned.'),
        authorityReference: label('File number given by the authority.'),
        decision: narrative('The decision as the decider recorded it, in own words.'),
        decidedBy: label('Who decided for the controller.'),
        decidedAt: instant('When it was decided.'),
      })
      .optional()
      .describe('What the register under Art. 33(5) needs beside the facts.'),
    unknown: z
      .record(z.string(), unknownEntry)
      .optional()
      .describe('Path of a fact that was asked and not yet answered, with its owner.'),
    notApplicable: z
      .record(z.string(), text(LABEL_MAX))
      .optional()
      .describe('Path of a fact that does not apply, with the reason.'),
    provenance: z
      .record(z.string(), provenanceEntry)
      .optional()
      .describe('Path of a fact, with where its value comes from.'),
  })
  .describe('Facts about one personal data breach. Absent means "not yet known", never "no".');

/** Facts about one incident, as parsed. */
export type Facts = z.infer<typeof FactsSchema>;

/** A measure taken or proposed. */
export type Measure = z.infer<typeof measure>;
