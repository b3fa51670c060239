import { IconClockExclamation, IconInfoCircle, IconLock, IconRefreshAlert } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './banner.module.css';

const ICONS = { clock: IconClockExclamation, stale: IconRefreshAlert, lock: IconLock, info: IconInfoCircle };

type BannerProps = {
  readonly icon: keyof typeof ICONS;
  readonly tone?: 'plain' | 'lamp';
  /** Across the whole width, without a frame. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
  /** One button. */
  readonly act?: ReactNode;
};

/** One sentence about something that happened, and one button. Spoken politely. */
export function Banner({ icon, tone = 'plain', isWide = false, children, act }: BannerProps) {
  const Icon = ICONS[icon];
  return (
    <div className={css.banner} data-tone={tone} data-wide={isWide || undefined} role="status">
      <Icon size={17} stroke={1.6} className={css.icon} aria-hidden="true" />
      <p className={css.words}>{children}</p>
      {act}
    </div>
  );
}
