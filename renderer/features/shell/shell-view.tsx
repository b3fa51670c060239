import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconDeviceFloppy,
  IconLink,
  IconListCheck,
  IconLock,
  IconScale,
  IconWifiOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates, useDay } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { ClockAnnouncer } from '../../ui/clock/clock-announcer.tsx';
import { useClockFace } from '../../ui/clock/clock-digits.tsx';
import { Initials } from '../../ui/initials.tsx';
import { Frame } from '../../ui/shell/frame.tsx';
import { Rail } from '../../ui/shell/rail.tsx';
import { StatusBar, StatusItem } from '../../ui/shell/status-bar.tsx';
import { TideBar } from '../../ui/shell/tide-bar.tsx';
import { NoticeBanners } from './notice-banners.tsx';
import { railGroups } from './rail-groups.ts';
import type { ShellActs, ShellModel, StatusModel } from './shell-model.ts';
import css from './shell-view.module.css';

type ShellViewProps = ShellActs & { readonly shell: ShellModel; readonly children: ReactNode };

/** Rail, tide bar, status bar, and the page between them. */
export function ShellView({ shell, children, ...acts }: ShellViewProps) {
  const text = useText();
  const { i18n } = useTranslation();
  const isCase = shell.route.screen === 'case';
  const hasBar = isCase && shell.route.screen === 'case' && shell.route.section !== 'command';
  return (
    <Frame
      rail={
        <Rail
          groups={railGroups(shell, text, i18n.language)}
          foot={<Person shell={shell} onLock={acts.onLock} />}
        />
      }
      tideBar={hasBar && shell.lead !== null ? <CaseTideBar lead={shell.lead} /> : undefined}
      banners={
        <NoticeBanners
          notices={shell.notices}
          onDismiss={acts.onDismissNotice}
          onStanding={acts.onStanding}
        />
      }
      status={<AppStatusBar status={shell.status} {...acts} />}
    >
      {shell.lead !== null && <ClockAnnouncer clock={shell.lead.clock} now={shell.now} />}
      {children}
    </Frame>
  );
}

function Person({ shell, onLock }: { readonly shell: ShellModel; readonly onLock: () => void }) {
  const text = useText();
  const { person } = shell;
  return (
    <div className={css.person}>
      <Initials>{person.initials}</Initials>
      <span className={css.words}>
        <span className={css.name}>{person.name}</span>
        <span className={css.role}>{person.role}</span>
      </span>
      <Tooltip label={text('shell.lock')}>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={text('shell.lock')} onClick={onLock}>
          <IconLock size={18} stroke={1.6} className={css.lock} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function CaseTideBar({ lead }: { readonly lead: NonNullable<ShellModel['lead']> }) {
  const text = useText();
  const { clock, tide } = lead;
  const dates = useDates(clock.zone);
  const face = useClockFace(clock, tide.now);
  const { dueAt, end } = clock.input;
  const used = { used: face.used ?? '', period: face.period ?? '' };
  if (end?.how === 'filed') {
    return (
      <TideBar
        clock={clock}
        tide={tide}
        deadline={text('tideBar.filed', { when: dates.medium(end.at) })}
        under={text('tideBar.filedUsed', {
          ...used,
          reference: clock.reference ?? text('tideBar.noReference'),
        })}
      />
    );
  }
  const deadline = dueAt === null ? text('clock.noFigure') : dates.long(dueAt);
  return (
    <TideBar
      clock={clock}
      tide={tide}
      deadline={face.word === 'late' ? text('tideBar.wasDue', { when: deadline }) : deadline}
      under={
        face.period === null
          ? clock.shortTitle
          : `${text('clock.usedOf', used).replace(/\.\s*$/, '')}, ${clock.shortTitle}`
      }
    />
  );
}

type AppStatusBarProps = Pick<ShellActs, 'onPalette' | 'onLog' | 'onHelp'> & { readonly status: StatusModel };

/** Offline, saved, entry and head, pack date; the three keys. */
export function AppStatusBar({ status, onPalette, onLog, onHelp }: AppStatusBarProps) {
  const text = useText();
  const dates = useDates(status.zone);
  const icon = { size: 14, stroke: 1.6, 'aria-hidden': true } as const;
  const packs = useDay()(status.packsAsOf);
  return (
    <StatusBar
      hints={[
        { keys: 'Ctrl K', label: text('keys.commands'), onUse: onPalette },
        { keys: 'Ctrl L', label: text('keys.logNow'), onUse: onLog },
        { keys: '?', label: text('keys.help'), onUse: onHelp },
      ]}
    >
      <StatusItem icon={<IconWifiOff {...icon} />}>
        {text('status.offline', { count: status.connectionsAttempted })}
      </StatusItem>
      {status.savedAt !== null && (
        <StatusItem icon={<IconDeviceFloppy {...icon} />}>
          {text(status.isMirrored ? 'status.savedMirrored' : 'status.saved', {
            time: dates.time(status.savedAt),
          })}
        </StatusItem>
      )}
      <StatusItem icon={<IconLink {...icon} />}>
        {text('status.head', { entry: status.entry, words: status.headWords.join(' ') })}
      </StatusItem>
      {status.isChecking && (
        <StatusItem icon={<IconListCheck {...icon} />}>{text('status.checking')}</StatusItem>
      )}
      <StatusItem icon={<IconScale {...icon} />}>{text('status.packs', { date: packs })}</StatusItem>
    </StatusBar>
  );
}
