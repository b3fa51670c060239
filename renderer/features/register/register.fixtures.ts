import type { RegisterCell } from '../../../shared/register/register-row.ts';
import type { RegisterEntry, RegisterModel } from './register-model.ts';

const cells = (values: Readonly<Record<string, string>>): readonly RegisterCell[] =>
  [
    ['reference', 'Number'],
    ['detectedAt', 'Detected'],
    ['category', 'Category'],
    ['dataCategories', 'Kinds of data'],
    ['specialCategories', 'Special categories'],
    ['subjects', 'People'],
    ['geography', 'Countries'],
    ['rootCause', 'Cause'],
    ['risk', 'Risk'],
    ['decision', 'Decision'],
    ['authority', 'Authority'],
    ['notifiedAt', 'Notified'],
    ['informedAt', 'Informed'],
    ['outcome', 'Outcome'],
  ].map(([id = '', label = '']) => ({
    id: id as RegisterCell['id'],
    label,
    value: values[id] ?? 'not yet known',
  }));

const entry = (
  part: Omit<RegisterEntry, 'cells' | 'isDrill'>,
  values: Readonly<Record<string, string>>,
): RegisterEntry => ({ ...part, isDrill: false, cells: cells({ reference: part.caseId, ...values }) });

export const halvorRegister: RegisterModel = {
  entries: [
    entry(
      {
        caseId: 'BR-2027-001',
        title: 'File servers encrypted, ransom note found',
        organisation: 'Halvor Logistik SE',
        year: 2027,
        risk: 'high',
        status: 'open',
      },
      {
        detectedAt: 'Sat 27 Mar 2027, 02:41 CET',
        category: 'availability, confidentiality unknown',
        dataCategories: 'names, contact details, bank account details, health data',
        subjects: '3,900 to 4,500, estimate',
        decision: 'The authority is notified.',
      },
    ),
    entry(
      {
        caseId: 'BR-2027-002',
        title: 'Supplier list sent to the wrong customer',
        organisation: 'Ardmore Foods Ltd',
        year: 2027,
        risk: 'risk',
        status: 'filed',
      },
      { detectedAt: 'Fri 12 Mar 2027, 16:00 CET', decision: 'The authority is notified.' },
    ),
    entry(
      {
        caseId: 'BR-2026-014',
        title: 'Lost encrypted laptop',
        organisation: 'Ardmore Foods Ltd',
        year: 2026,
        risk: 'unlikely',
        status: 'watching',
      },
      { detectedAt: 'Thu 10 Dec 2026, 08:40 GMT', subjects: '212', decision: 'No notice.' },
    ),
  ],
};
