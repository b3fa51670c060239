import type { FactPath } from './paths.ts';

/** English names of the facts that assessment and letters speak of, as they start a sentence. */
export const FACT_LABEL: Readonly<Record<FactPath, string>> = {
  'breach.properties': 'What was breached (confidentiality, integrity, availability)',
  'breach.malicious': 'Whether somebody meant to do it',
  'data.categories': 'Which kinds of data are affected',
  'data.subjects': 'How many people are affected',
  'data.identifiability': 'How easily people are identified from what was exposed',
  'data.vulnerableGroups': 'Whether vulnerable groups are affected',
  'protection.encryption': 'Whether the affected copy was encrypted',
  'protection.keyCompromised': 'Whether the key, or a way to it, was exposed too',
  'protection.passwordProtection': 'How the passwords were stored',
  'protection.backup': 'The state of the backup',
  'protection.restoredWithinHours': 'How long it took until the data was back',
  'exposure.exfiltration': 'Whether data left our control',
  'exposure.recipient': 'Who got the data',
  'exposure.recovery': 'Whether the data was returned or destroyed',
  'consequences.likely': 'Which consequences are likely',
  'consequences.severity': 'How serious the consequences would be',
  'consequences.serviceImpact': 'How far people felt the loss of the data',
  'organisation.role': 'Our role for the data',
  'measures.highRiskRemoved': 'Whether later measures removed the high risk',
  'measures.disproportionateEffort': 'Whether informing each person would be a disproportionate effort',
  'measures.publicCommunication': 'Whether a public communication is made',
};
