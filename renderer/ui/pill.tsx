import {
  IconAlertTriangle,
  IconCheck,
  IconCircle,
  IconCircleHalf2,
  IconClockExclamation,
  IconEye,
  IconFileCheck,
  IconMinus,
  IconPhoneCheck,
  type IconProps,
  IconQuestionMark,
  IconRefreshAlert,
} from '@tabler/icons-react';
import type { FunctionComponent } from 'react';
import { type TextKey, useText } from '../i18n/use-text.ts';
import css from './pill.module.css';

export type PillKind =
  | 'open'
  | 'drafted'
  | 'prepared'
  | 'preparedNotSent'
  | 'due'
  | 'late'
  | 'filed'
  | 'told'
  | 'decided'
  | 'watching'
  | 'unknown'
  | 'notApplicable'
  | 'endedByDecision'
  | 'met'
  | 'stale'
  | 'proposal'
  | 'closed';

type Tone = 'plain' | 'lamp' | 'alarm' | 'moss' | 'hatch' | 'dashed';
type Look = { readonly icon: FunctionComponent<IconProps> | null; readonly tone: Tone };

const LOOKS: Readonly<Record<PillKind, Look>> = {
  open: { icon: IconCircle, tone: 'plain' },
  drafted: { icon: IconCircleHalf2, tone: 'plain' },
  prepared: { icon: IconCircleHalf2, tone: 'plain' },
  preparedNotSent: { icon: IconCircleHalf2, tone: 'plain' },
  due: { icon: IconClockExclamation, tone: 'lamp' },
  late: { icon: IconAlertTriangle, tone: 'alarm' },
  filed: { icon: IconFileCheck, tone: 'moss' },
  told: { icon: IconPhoneCheck, tone: 'moss' },
  decided: { icon: IconCheck, tone: 'moss' },
  watching: { icon: IconEye, tone: 'plain' },
  unknown: { icon: IconQuestionMark, tone: 'hatch' },
  notApplicable: { icon: IconMinus, tone: 'plain' },
  endedByDecision: { icon: IconCheck, tone: 'plain' },
  met: { icon: IconAlertTriangle, tone: 'alarm' },
  stale: { icon: IconRefreshAlert, tone: 'lamp' },
  proposal: { icon: null, tone: 'dashed' },
  closed: { icon: IconCheck, tone: 'plain' },
};

type PillProps = {
  readonly kind: PillKind;
  /** A drafted notice that is due keeps its word and takes lamp. */
  readonly isDue?: boolean;
};

/** A state: icon and word first, colour last. */
export function Pill({ kind, isDue = false }: PillProps) {
  const text = useText();
  const { icon: Icon, tone } = LOOKS[kind];
  const key: TextKey = `pill.${kind}`;
  return (
    <span className={css.pill} data-tone={isDue && tone === 'plain' ? 'lamp' : tone}>
      {Icon !== null && <Icon size={13} stroke={1.8} aria-hidden="true" />}
      {text(key)}
    </span>
  );
}
