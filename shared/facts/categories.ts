import type { DataCategory } from './vocabulary.ts';

/** Class of data in the ENISA 2013 method (data processing context), lowest first. */
export type EnisaClass = 'simple' | 'behavioural' | 'financial' | 'sensitive';

/** Severity band of the score 0–100 (bands and internal targets: resources/assessment/severity-score.json). */
export type SeverityBand = 'low' | 'medium' | 'high' | 'critical';

/** What the core knows of one kind of personal data. */
export type CategoryInfo = {
  /** English label as it stands in a letter, in the middle of a sentence. */
  readonly label: string;
  /** GDPR article that gives the data special protection. */
  readonly special: null | 'Art. 9' | 'Art. 10';
  readonly enisa: EnisaClass;
  readonly band: SeverityBand;
  /**
   * How much harm misuse of this kind alone can do, 0 (none) to 4 (very serious), before context.
   * Sources: Recital 75 (special categories, criminal data, identity theft, financial loss);
   * EDPB Guidelines 01/2021 and 9/2022 (nature, sensitivity and volume of personal data).
   */
  readonly gravity: 0 | 1 | 2 | 3 | 4;
  /** Kinds of one family count once when the breadth of a profile is judged. */
  readonly family:
    | 'identity'
    | 'contact'
    | 'identifier'
    | 'access'
    | 'money'
    | 'work'
    | 'behaviour'
    | 'special'
    | 'none';
};

const row = (
  label: string,
  special: CategoryInfo['special'],
  enisa: EnisaClass,
  band: SeverityBand,
  gravity: CategoryInfo['gravity'],
  family: CategoryInfo['family'],
): CategoryInfo => ({ label, special, enisa, band, gravity, family });

/** Every kind of personal data in the vocabulary, with what assessment and letters need of it. */
export const CATEGORY_INFO: Readonly<Record<DataCategory, CategoryInfo>> = {
  name: row('names', null, 'simple', 'medium', 1, 'identity'),
  contact: row('contact details', null, 'simple', 'medium', 2, 'contact'),
  email: row('e-mail addresses', null, 'simple', 'medium', 2, 'contact'),
  phone: row('telephone numbers', null, 'simple', 'medium', 2, 'contact'),
  postalAddress: row('postal addresses', null, 'simple', 'medium', 2, 'contact'),
  dateOfBirth: row('dates of birth', null, 'simple', 'medium', 2, 'identity'),
  governmentId: row('government identification numbers', null, 'simple', 'high', 3, 'identifier'),
  socialSecurityNumber: row('social security numbers', null, 'simple', 'high', 3, 'identifier'),
  passport: row('passport data', null, 'simple', 'high', 3, 'identifier'),
  drivingLicence: row('driving licence data', null, 'simple', 'high', 3, 'identifier'),
  taxId: row('tax identification numbers', null, 'simple', 'high', 3, 'identifier'),
  photo: row('photographs', null, 'simple', 'medium', 2, 'identity'),
  credentials: row('log-in data', null, 'simple', 'medium', 3, 'access'),
  authenticationLogs: row('sign-in records', null, 'behavioural', 'medium', 2, 'access'),
  paymentCard: row('payment card data', null, 'financial', 'critical', 3, 'money'),
  bankAccount: row('bank account details', null, 'financial', 'critical', 3, 'money'),
  financial: row('financial data', null, 'financial', 'high', 3, 'money'),
  salary: row('salary data', null, 'financial', 'medium', 3, 'money'),
  employment: row('employment data', null, 'simple', 'medium', 2, 'work'),
  education: row('education data', null, 'simple', 'medium', 2, 'work'),
  cv: row('application documents', null, 'simple', 'medium', 3, 'work'),
  purchaseHistory: row('purchase history', null, 'behavioural', 'medium', 2, 'behaviour'),
  communications: row('content of communications', null, 'behavioural', 'high', 3, 'behaviour'),
  location: row('location data', null, 'behavioural', 'medium', 3, 'behaviour'),
  browsing: row('browsing data', null, 'behavioural', 'medium', 2, 'behaviour'),
  deviceIds: row('device identifiers', null, 'behavioural', 'medium', 1, 'behaviour'),
  profile: row('profile data', null, 'behavioural', 'medium', 2, 'behaviour'),
  health: row('health data', 'Art. 9', 'sensitive', 'high', 4, 'special'),
  genetic: row('genetic data', 'Art. 9', 'sensitive', 'critical', 4, 'special'),
  biometric: row('biometric data', 'Art. 9', 'sensitive', 'critical', 4, 'special'),
  voiceRecording: row('voice recordings', null, 'behavioural', 'high', 3, 'behaviour'),
  sexLife: row('data on sex life or sexual orientation', 'Art. 9', 'sensitive', 'critical', 4, 'special'),
  race: row('data on racial or ethnic origin', 'Art. 9', 'sensitive', 'high', 4, 'special'),
  politicalOpinion: row('data on political opinions', 'Art. 9', 'sensitive', 'high', 4, 'special'),
  religion: row('data on religious or philosophical beliefs', 'Art. 9', 'sensitive', 'high', 4, 'special'),
  tradeUnion: row('data on trade union membership', 'Art. 9', 'sensitive', 'high', 4, 'special'),
  criminal: row(
    'data on criminal convictions and offences',
    'Art. 10',
    'sensitive',
    'critical',
    4,
    'special',
  ),
  childrensData: row("children's data", null, 'simple', 'critical', 3, 'special'),
  socialWelfare: row('social welfare data', null, 'financial', 'high', 3, 'money'),
  publiclyAvailable: row('data that was already public', null, 'simple', 'low', 1, 'none'),
  anonymised: row('anonymised data', null, 'simple', 'low', 0, 'none'),
  other: row('other personal data', null, 'simple', 'medium', 2, 'none'),
};

/** Kinds that GDPR Art. 9 or Art. 10 protects specially, in the order given. */
export function specialCategories(categories: readonly DataCategory[]): readonly DataCategory[] {
  return categories.filter((category) => CATEGORY_INFO[category].special !== null);
}
