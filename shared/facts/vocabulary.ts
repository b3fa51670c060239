/**
 * The closed lists of words in which facts about an incident are told. Names are binding:
 * case files, letters, rule packs and bundles of every version use them.
 */

export const ROLES = ['controller', 'jointController', 'processor'] as const;

export const SECTORS = [
  'health',
  'finance',
  'telecom',
  'energy',
  'transport',
  'digitalInfrastructure',
  'trustServices',
  'publicAdministration',
  'education',
  'retail',
  'manufacturing',
  'legal',
  'other',
] as const;

export const REGIMES = [
  'hipaaCoveredEntity',
  'hipaaBusinessAssociate',
  'glbaFinancialInstitution',
  'secRegistrant',
  'nydfsCoveredEntity',
  'nis2Essential',
  'nis2Important',
  'doraFinancialEntity',
  'eidasTrustService',
  'publicElectronicCommunications',
  'craManufacturer',
  'phrVendor',
] as const;

/** GDPR Art. 4(12): the three ways in which the security of personal data is breached. */
export const PROPERTIES = ['confidentiality', 'integrity', 'availability'] as const;

export const CAUSES = [
  'ransomware',
  'malware',
  'phishing',
  'credentialStuffing',
  'webApplicationAttack',
  'compromisedToken',
  'insiderTheft',
  'insiderSnooping',
  'lostDevice',
  'stolenDevice',
  'lostPaper',
  'stolenPaper',
  'misdirectedPost',
  'misdirectedEmail',
  'accidentalDisclosure',
  'misconfiguration',
  'socialEngineering',
  'emailCompromise',
  'systemFailure',
  'humanError',
  'other',
] as const;

export const SUBJECT_KINDS = [
  'customers',
  'employees',
  'applicants',
  'patients',
  'pupils',
  'members',
  'users',
  'suppliers',
  'citizens',
  'other',
] as const;

export const VULNERABLE_GROUPS = [
  'children',
  'patients',
  'employees',
  'elderly',
  'asylumSeekers',
  'other',
] as const;

/** Four steps used for ease of identification and for the severity of consequences. */
export const LEVELS = ['negligible', 'limited', 'significant', 'maximum'] as const;

export const ENCRYPTION = ['none', 'partial', 'full'] as const;
export const PASSWORD_PROTECTION = ['plain', 'weakHash', 'saltedStrongHash'] as const;
export const BACKUP = ['none', 'partial', 'available', 'restored'] as const;
export const EXFILTRATION = ['none', 'unlikely', 'possible', 'confirmed'] as const;
export const RECIPIENT = ['none', 'trusted', 'identifiedUntrusted', 'unknown', 'criminal', 'public'] as const;
export const RECOVERY = ['none', 'partial', 'confirmed'] as const;

export const CONSEQUENCES = [
  'identityTheft',
  'fraud',
  'financialLoss',
  'discrimination',
  'reputationalDamage',
  'lossOfProfessionalSecrecy',
  'physicalHarm',
  'healthHarm',
  'psychologicalDistress',
  'lossOfControl',
  'spam',
  'serviceDisruption',
] as const;

export const SERVICE_IMPACT = ['none', 'minor', 'serious'] as const;

export const DATA_CATEGORIES = [
  'name',
  'contact',
  'email',
  'phone',
  'postalAddress',
  'dateOfBirth',
  'governmentId',
  'socialSecurityNumber',
  'passport',
  'drivingLicence',
  'taxId',
  'photo',
  'credentials',
  'authenticationLogs',
  'paymentCard',
  'bankAccount',
  'financial',
  'salary',
  'employment',
  'education',
  'cv',
  'purchaseHistory',
  'communications',
  'location',
  'browsing',
  'deviceIds',
  'profile',
  'health',
  'genetic',
  'biometric',
  'voiceRecording',
  'sexLife',
  'race',
  'politicalOpinion',
  'religion',
  'tradeUnion',
  'criminal',
  'childrensData',
  'socialWelfare',
  'publiclyAvailable',
  'anonymised',
  'other',
] as const;

export type Property = (typeof PROPERTIES)[number];
export type Cause = (typeof CAUSES)[number];
export type VulnerableGroup = (typeof VULNERABLE_GROUPS)[number];
export type Consequence = (typeof CONSEQUENCES)[number];
export type DataCategory = (typeof DATA_CATEGORIES)[number];
