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
};

const row = (
  label: string,
  special: CategoryInfo['special'],
  enisa: EnisaClass,
  band: SeverityBand,
): CategoryInfo => ({ label, special, enisa, band });

/** Every kind of personal data in the vocabulary, with what assessment and letters need of it. */
export const CATEGORY_INFO: Readonly<Record<DataCategory, CategoryInfo>> = {
  name: row('names', null, 'simple', 'medium'),
  contact: row('contact details', null, 'simple', 'medium'),
  email: row('e-mail addresses', null, 'simple', 'medium'),
  phone: row('telephone numbers', null, 'simple', 'medium'),
  postalAddress: row('postal addresses', null, 'simple', 'medium'),
  dateOfBirth: row('dates of birth', null, 'simple', 'medium'),
  governmentId: row('government identification numbers', null, 'simple', 'high'),
  socialSecurityNumber: row('social security numbers', null, 'simple', 'high'),
  passport: row('passport data', null, 'simple', 'high'),
  drivingLicence: row('driving licence data', null, 'simple', 'high'),
  taxId: row('tax identification numbers', null, 'simple', 'high'),
  photo: row('photographs', null, 'simple', 'medium'),
  credentials: row('log-in data', null, 'simple', 'medium'),
  authenticationLogs: row('sign-in records', null, 'behavioural', 'medium'),
  paymentCard: row('payment card data', null, 'financial', 'critical'),
  bankAccount: row('bank account details', null, 'financial', 'high'),
  financial: row('financial data', null, 'financial', 'high'),
  salary: row('salary data', null, 'financial', 'medium'),
  employment: row('employment data', null, 'simple', 'medium'),
  education: row('education data', null, 'simple', 'medium'),
  cv: row('application documents', null, 'simple', 'medium'),
  purchaseHistory: row('purchase history', null, 'behavioural', 'medium'),
  communications: row('content of communications', null, 'behavioural', 'high'),
  location: row('location data', null, 'behavioural', 'medium'),
  browsing: row('browsing data', null, 'behavioural', 'medium'),
  deviceIds: row('device identifiers', null, 'behavioural', 'medium'),
  profile: row('profile data', null, 'behavioural', 'medium'),
  health: row('health data', 'Art. 9', 'sensitive', 'high'),
  genetic: row('genetic data', 'Art. 9', 'sensitive', 'critical'),
  biometric: row('biometric data', 'Art. 9', 'sensitive', 'critical'),
  voiceRecording: row('voice recordings', null, 'behavioural', 'high'),
  sexLife: row('data on sex life or sexual orientation', 'Art. 9', 'sensitive', 'high'),
  race: row('data on racial or ethnic origin', 'Art. 9', 'sensitive', 'high'),
  politicalOpinion: row('data on political opinions', 'Art. 9', 'sensitive', 'high'),
  religion: row('data on religious or philosophical beliefs', 'Art. 9', 'sensitive', 'high'),
  tradeUnion: row('data on trade union membership', 'Art. 9', 'sensitive', 'high'),
  criminal: row('data on criminal convictions and offences', 'Art. 10', 'sensitive', 'high'),
  childrensData: row("children's data", null, 'simple', 'critical'),
  socialWelfare: row('social welfare data', null, 'financial', 'high'),
  publiclyAvailable: row('data that was already public', null, 'simple', 'low'),
  anonymised: row('anonymised data', null, 'simple', 'low'),
  other: row('other personal data', null, 'simple', 'medium'),
};

/** Kinds that GDPR Art. 9 or Art. 10 protects specially, in the order given. */
export function specialCategories(categories: readonly DataCategory[]): readonly DataCategory[] {
  return categories.filter((category) => CATEGORY_INFO[category].special !== null);
}
