import type { DataCategory } from './vocabulary.ts';

/** Class of data in the ENISA 2013 method (data processing context), lowest first. */
export type EnisaClass = 'simple' | 'behavioural' | 'financial' | 'sensitive';

/** Severity band of the score 0–100 (bands and internal targets: resources/assessment/severity-score.json). */
export type SeverityBand = 'low' | 'medium' | 'high' | 'critical';

/** What the core knows of one kind of personal data. */
export type CategoryInfo = {
  /** GDPR article that gives the data special protection. */
  readonly special: null | 'Art. 9' | 'Art. 10';
  readonly enisa: EnisaClass;
  readonly band: SeverityBand;
};

const row = (special: CategoryInfo['special'], enisa: EnisaClass, band: SeverityBand): CategoryInfo => ({
  special,
  enisa,
  band,
});

/** Every kind of personal data in the vocabulary, with what assessment and letters need of it. Its words stand in the wording files. */
export const CATEGORY_INFO: Readonly<Record<DataCategory, CategoryInfo>> = {
  name: row(null, 'simple', 'medium'),
  contact: row(null, 'simple', 'medium'),
  email: row(null, 'simple', 'medium'),
  phone: row(null, 'simple', 'medium'),
  postalAddress: row(null, 'simple', 'medium'),
  dateOfBirth: row(null, 'simple', 'medium'),
  governmentId: row(null, 'simple', 'high'),
  socialSecurityNumber: row(null, 'simple', 'high'),
  passport: row(null, 'simple', 'high'),
  drivingLicence: row(null, 'simple', 'high'),
  taxId: row(null, 'simple', 'high'),
  photo: row(null, 'simple', 'medium'),
  credentials: row(null, 'simple', 'medium'),
  authenticationLogs: row(null, 'behavioural', 'medium'),
  paymentCard: row(null, 'financial', 'critical'),
  bankAccount: row(null, 'financial', 'high'),
  financial: row(null, 'financial', 'high'),
  salary: row(null, 'financial', 'medium'),
  employment: row(null, 'simple', 'medium'),
  education: row(null, 'simple', 'medium'),
  cv: row(null, 'simple', 'medium'),
  purchaseHistory: row(null, 'behavioural', 'medium'),
  communications: row(null, 'behavioural', 'high'),
  location: row(null, 'behavioural', 'medium'),
  browsing: row(null, 'behavioural', 'medium'),
  deviceIds: row(null, 'behavioural', 'medium'),
  profile: row(null, 'behavioural', 'medium'),
  health: row('Art. 9', 'sensitive', 'high'),
  genetic: row('Art. 9', 'sensitive', 'critical'),
  biometric: row('Art. 9', 'sensitive', 'critical'),
  voiceRecording: row(null, 'behavioural', 'high'),
  sexLife: row('Art. 9', 'sensitive', 'high'),
  race: row('Art. 9', 'sensitive', 'high'),
  politicalOpinion: row('Art. 9', 'sensitive', 'high'),
  religion: row('Art. 9', 'sensitive', 'high'),
  tradeUnion: row('Art. 9', 'sensitive', 'high'),
  criminal: row('Art. 10', 'sensitive', 'high'),
  childrensData: row(null, 'simple', 'critical'),
  socialWelfare: row(null, 'financial', 'high'),
  publiclyAvailable: row(null, 'simple', 'low'),
  anonymised: row(null, 'simple', 'low'),
  other: row(null, 'simple', 'medium'),
};

/** Kinds that GDPR Art. 9 or Art. 10 protects specially, in the order given. */
export function specialCategories(categories: readonly DataCategory[]): readonly DataCategory[] {
  return categories.filter((category) => CATEGORY_INFO[category].special !== null);
}
