import {
  IconActivity,
  IconBook2,
  IconBooks,
  IconBuildingBank,
  IconFileText,
  IconGitFork,
  IconLayoutRows,
  IconListDetails,
  IconLockCheck,
  IconPaperclip,
  IconSettings,
  IconTimelineEvent,
} from '@tabler/icons-react';
import { clockText } from '../../../shared/time/clock.ts';
import { datesFor } from '../../i18n/dates.ts';
import type { Text } from '../../i18n/use-text.ts';
import { hrefOf, SECTIONS, type Section } from '../../ui/route.ts';
import type { RailGroup, RailItem } from '../../ui/shell/rail.tsx';
import type { RailActiveCase, RailCase, ShellModel } from './shell-model.ts';

const SECTION_ICONS = {
  command: IconActivity,
  facts: IconListDetails,
  assessment: IconGitFork,
  notices: IconBuildingBank,
  letters: IconFileText,
  timeline: IconTimelineEvent,
  evidence: IconPaperclip,
  closing: IconLockCheck,
} as const;

/** The rail: board, register, library, settings; then the open case, or the cases of the board. */
export function railGroups(shell: ShellModel, text: Text, language: string): readonly RailGroup[] {
  const { route, activeCase } = shell;
  const late = shell.lateClocks === 0 ? {} : lateNote(text('rail.late', { count: shell.lateClocks }));
  const main: RailGroup = {
    key: 'main',
    items: [
      { ...mainItem('board', text('rail.board'), IconLayoutRows, route.screen), ...late },
      mainItem('register', text('rail.register'), IconBook2, route.screen),
      mainItem('library', text('rail.library'), IconBooks, route.screen),
      mainItem('settings', text('settings.title'), IconSettings, route.screen),
    ],
  };
  if (route.screen === 'case' && activeCase !== null) {
    return [main, caseGroup(activeCase, route.section, text)];
  }
  const groups: RailGroup[] = [
    { key: 'open', title: text('rail.openCases'), items: shell.openCases.map(openItem) },
    { key: 'watching', title: text('rail.watching'), items: shell.watchedCases.map(watchedItem) },
  ];
  return [main, ...groups.filter(({ items }) => items.length > 0)];

  function openItem(item: RailCase): RailItem {
    const isLate = item.dueAt !== null && item.dueAt < shell.now;
    const left = item.dueAt === null ? {} : { note: shortLeft(item.dueAt - shell.now) };
    return { ...caseItem(item), ...(isLate ? lateNote(text('pill.late')) : left) };
  }

  function watchedItem(item: RailCase): RailItem {
    const dates = datesFor(language, item.zone);
    return { ...caseItem(item), ...(item.reviewAt === null ? {} : { note: dates.dayMonth(item.reviewAt) }) };
  }
}

function lateNote(note: string) {
  return { note, noteTone: 'alarm' as const };
}

function caseItem({ caseId }: RailCase): RailItem {
  const href = hrefOf({ screen: 'case', caseId, section: 'command' });
  return { key: caseId, href, label: caseId, short: caseId.slice(-3), isActive: false };
}

/** Days alone where there are more than four. */
function shortLeft(ms: number): string {
  return clockText(ms).replace(/ \d+ h$/, '');
}

function mainItem(
  screen: 'board' | 'register' | 'library' | 'settings',
  label: string,
  icon: NonNullable<RailItem['icon']>,
  current: string,
): RailItem {
  return { key: screen, href: hrefOf({ screen }), label, icon, isActive: screen === current };
}

function caseGroup(active: RailActiveCase, current: Section, text: Text): RailGroup {
  const notes: Partial<Record<Section, string>> = {
    ...(active.unknownFacts > 0 ? { facts: text('rail.unknown', { count: active.unknownFacts }) } : {}),
    ...(active.openNotices > 0 ? { notices: String(active.openNotices) } : {}),
    ...(active.letters > 0 ? { letters: String(active.letters) } : {}),
    ...(active.evidence > 0 ? { evidence: String(active.evidence) } : {}),
  };
  const items = SECTIONS.map((section): RailItem => {
    const note = notes[section];
    return {
      key: section,
      href: hrefOf({ screen: 'case', caseId: active.caseId, section }),
      label: text(`section.${section}`),
      icon: SECTION_ICONS[section],
      isActive: section === current,
      ...(note === undefined ? {} : { note }),
    };
  });
  return { key: 'case', title: active.caseId, name: active.title, items };
}
