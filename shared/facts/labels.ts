import { CATEGORY_INFO } from './categories.ts';
import type { Cause, Consequence, DataCategory, Level, SubjectKind, VulnerableGroup } from './vocabulary.ts';

/** English words for the vocabulary, as they stand in the middle of a sentence. */
export const CONSEQUENCE_LABEL: Readonly<Record<Consequence, string>> = {
  identityTheft: 'identity theft',
  fraud: 'fraud',
  financialLoss: 'financial loss',
  discrimination: 'discrimination',
  reputationalDamage: 'damage to reputation',
  lossOfProfessionalSecrecy: 'loss of professional secrecy',
  physicalHarm: 'physical harm',
  healthHarm: 'harm to health',
  psychologicalDistress: 'psychological distress',
  lossOfControl: 'loss of control over personal data',
  spam: 'unwanted messages',
  serviceDisruption: 'disruption of a service',
};

export const VULNERABLE_GROUP_LABEL: Readonly<Record<VulnerableGroup, string>> = {
  children: 'children',
  patients: 'patients',
  employees: 'employees',
  elderly: 'elderly people',
  asylumSeekers: 'asylum seekers',
  other: 'other persons in need of protection',
};

export const SUBJECT_KIND_LABEL: Readonly<Record<SubjectKind, string>> = {
  customers: 'customers',
  employees: 'employees',
  applicants: 'job applicants',
  patients: 'patients',
  pupils: 'pupils',
  members: 'members',
  users: 'users',
  suppliers: 'suppliers',
  citizens: 'citizens',
  other: 'other persons',
};

export const CAUSE_LABEL: Readonly<Record<Cause, string>> = {
  ransomware: 'ransomware',
  malware: 'malicious software',
  phishing: 'phishing',
  credentialStuffing: 'credential stuffing (log-in data stolen elsewhere)',
  webApplicationAttack: 'attack on a web application',
  compromisedToken: 'compromised access token',
  insiderTheft: 'theft by an insider',
  insiderSnooping: 'unauthorised look-ups by an insider',
  lostDevice: 'lost device',
  stolenDevice: 'stolen device',
  lostPaper: 'lost paper documents',
  stolenPaper: 'stolen paper documents',
  misdirectedPost: 'misdirected post',
  misdirectedEmail: 'misdirected e-mail',
  accidentalDisclosure: 'accidental disclosure',
  misconfiguration: 'misconfiguration',
  socialEngineering: 'deception of staff (social engineering)',
  emailCompromise: 'compromised mailbox',
  systemFailure: 'system failure',
  humanError: 'human error',
  other: 'other cause',
};

export const LEVEL_LABEL: Readonly<Record<Level, string>> = {
  negligible: 'negligible',
  limited: 'limited',
  significant: 'significant',
  maximum: 'very serious',
};

export const RECIPIENT_LABEL: Readonly<Record<string, string>> = {
  none: 'nobody, as far as is known',
  trusted: 'a trusted recipient',
  identifiedUntrusted: 'a known recipient outside our control',
  unknown: 'unknown persons',
  criminal: 'criminals',
  public: 'the public',
};

/** Label of any word of the vocabulary that can stand in a list of facts; the word itself if it has none. */
export function wordLabel(word: string): string {
  const tables: readonly Readonly<Record<string, string>>[] = [
    CONSEQUENCE_LABEL,
    VULNERABLE_GROUP_LABEL,
    SUBJECT_KIND_LABEL,
    CAUSE_LABEL,
    LEVEL_LABEL,
  ];
  if (word in CATEGORY_INFO) return CATEGORY_INFO[word as DataCategory].label;
  for (const table of tables) {
    const found = table[word];
    if (found !== undefined) return found;
  }
  return word;
}

/** "a", "a and b", "a, b and c". */
export function proseList(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** Number with thousands separators: 12,347. */
export function numberText(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** "1 person", "1,247 people". */
export function peopleText(count: number): string {
  return count === 1 ? '1 person' : `${numberText(count)} people`;
}
