import type { RegisterCell } from '../../../shared/register/register-row.ts';
import type { PillKind } from '../../ui/pill.tsx';

export const RISKS = ['unlikely', 'risk', 'high', 'open'] as const;
/** `open`: not judged yet. */
export type RegisterRisk = (typeof RISKS)[number];

/** One case in the breach register of Art. 33(5) GDPR. */
export type RegisterEntry = {
  readonly caseId: string;
  /** Number in the register, such as BR-2027-001; the id of the case stands in if absent. */
  readonly reference?: string;
  readonly title: string;
  readonly organisation: string;
  /** Civil year of awareness. */
  readonly year: number;
  readonly risk: RegisterRisk;
  readonly status: Extract<PillKind, 'open' | 'filed' | 'watching' | 'decided' | 'closed'>;
  readonly isDrill: boolean;
  /** The fourteen fields, in the order of the register. */
  readonly cells: readonly RegisterCell[];
};

export type RegisterModel = { readonly entries: readonly RegisterEntry[] };

export type RegisterFilter = {
  readonly search: string;
  readonly year: number | null;
  readonly risk: RegisterRisk | null;
};

export type RegisterActs = { readonly onExport: (caseIds: readonly string[]) => void };
