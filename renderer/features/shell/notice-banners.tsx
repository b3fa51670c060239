import { Button } from '@mantine/core';
import { useState } from 'react';
import { durationParts } from '../../../shared/time/clock.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import css from './notice-banners.module.css';
import type { AppNotice, Standing } from './shell-model.ts';

type NoticesProps = {
  readonly notices: readonly AppNotice[];
  readonly onDismiss: (id: string) => void;
  /** Absent where no notice of an open vault can stand. */
  readonly onStanding?: (act: Standing) => void;
};

/** What happened to the computer and to the vault, each with one button: most of them put it away. */
export function NoticeBanners({ notices, ...acts }: NoticesProps) {
  if (notices.length === 0) return null;
  return (
    <div className={css.notices}>
      {notices.map((notice) => (
        <NoticeBanner key={notice.id} notice={notice} {...acts} />
      ))}
    </div>
  );
}

type NoticeBannerProps = Omit<NoticesProps, 'notices'> & { readonly notice: AppNotice };

function NoticeBanner({ notice, onDismiss, onStanding }: NoticeBannerProps) {
  const text = useText();
  const dismiss = () => onDismiss(notice.id);
  switch (notice.kind) {
    case 'locksIn':
      return <LocksIn seconds={notice.seconds} onStay={dismiss} />;
    case 'vault':
      return (
        <Banner
          icon="stale"
          tone="lamp"
          act={<NoticeButton says={text('shell.understood')} onUse={dismiss} />}
        >
          {notice.words}
        </Banner>
      );
    case 'readOnly': {
      const { act } = notice;
      return (
        <Banner
          icon="lock"
          tone="lamp"
          act={<NoticeButton says={text(`vaultStanding.${act}`)} onUse={() => onStanding?.(act)} />}
        >
          <strong>{text('vaultStanding.readOnly')}</strong> {notice.words}
        </Banner>
      );
    }
    default:
      return <ClockBanner notice={notice} onDismiss={dismiss} />;
  }
}

function NoticeButton({ says, onUse }: { readonly says: string; readonly onUse: () => void }) {
  return (
    <Button size="xs" variant="default" onClick={onUse}>
      {says}
    </Button>
  );
}

/** The time runs for the eye; spoken is only how much there was at first, or it would talk every second. */
function LocksIn({ seconds, onStay }: { readonly seconds: number; readonly onStay: () => void }) {
  const text = useText();
  const [count] = useState(seconds);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <div className={css.aboveDialogs}>
      <Banner icon="lock" act={<NoticeButton says={text('shell.stayOpen')} onUse={onStay} />}>
        <span aria-hidden="true">
          <strong>{text('shell.locksIn', { time })}</strong> {text('shell.locksHint')}
        </span>
        <span className="hz-visually-hidden">
          {text('shell.locksInSpoken', { count })} {text('shell.locksHint')}
        </span>
      </Banner>
    </div>
  );
}

type ClockBannerProps = {
  readonly notice: Exclude<AppNotice, { kind: 'locksIn' | 'vault' | 'readOnly' }>;
  readonly onDismiss: () => void;
};

function ClockBanner({ notice, onDismiss }: ClockBannerProps) {
  const text = useText();
  const dates = useDates(notice.zone);
  const isOneDay = dates.date(notice.from) === dates.date(notice.to);
  const when = isOneDay ? dates.timeZone : dates.medium;
  const missed = notice.kind === 'behind' ? [] : notice.missed;
  const sentences = [
    text(sentenceOf(notice), {
      span: spanWords(notice.to - notice.from, text),
      from: when(notice.from),
      to: when(notice.to),
    }),
    text('shell.noDeadlineMoved'),
    ...(notice.isInLog ? [text('shell.inLog')] : []),
    ...(missed.length === 0
      ? []
      : [
          text('shell.missed', {
            targets: missed
              .map(({ title, caseId, dueAt }) =>
                text('shell.missedOne', { title, caseId, when: dates.dayTime(dueAt) }),
              )
              .join('; '),
          }),
        ]),
  ];
  return (
    <Banner icon="clock" tone="lamp" act={<NoticeButton says={text('shell.understood')} onUse={onDismiss} />}>
      {sentences.join(' ')}
    </Banner>
  );
}

function sentenceOf(notice: ClockBannerProps['notice']) {
  if (notice.kind === 'slept') return 'shell.slept';
  if (notice.kind === 'behind') return 'shell.behind';
  return notice.mayHaveSlept ? 'shell.clockSetOrSlept' : 'shell.clockSet';
}

/** A length in words, rounded down to the minute: `4 h 22 min`, `4 h`, `3 min`. */
function spanWords(ms: number, text: Text): string {
  const { totalHours: hours, minutes } = durationParts(ms);
  if (hours === 0) return text('shell.minutes', { minutes });
  return minutes === 0 ? text('shell.hours', { hours }) : text('shell.hoursMinutes', { hours, minutes });
}
