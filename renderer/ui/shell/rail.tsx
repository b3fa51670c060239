import { Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { IconProps } from '@tabler/icons-react';
import type { FunctionComponent, ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { BrandMark } from '../brand-mark.tsx';
import css from './rail.module.css';
import { regionProps } from './regions.ts';

/** A way to a screen. `note`: what waits there, counted. */
export type RailItem = {
  readonly key: string;
  readonly href: string;
  readonly label: string;
  /** For the narrow rail, where there is no icon. */
  readonly short?: string;
  readonly icon?: FunctionComponent<IconProps>;
  readonly note?: string;
  readonly noteTone?: 'alarm' | 'plain';
  readonly isActive: boolean;
};

export type RailGroup = {
  readonly key: string;
  /** Title above the group; the case has its number and its name. */
  readonly title?: string;
  readonly name?: string;
  readonly items: readonly RailItem[];
};

/** Where everything is. Under 900 px it is icons with tooltips. */
export function Rail({ groups, foot }: { readonly groups: readonly RailGroup[]; readonly foot: ReactNode }) {
  const text = useText();
  const isNarrow = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false }) ?? false;
  return (
    <nav className={css.rail} aria-label={text('shell.rail')} {...regionProps('rail')}>
      <p className={css.brand}>
        <BrandMark size={24} />
        <span className={css.brandName}>Hour Zero</span>
      </p>
      {groups.map((group) => (
        <div key={group.key} className={css.group}>
          {group.title !== undefined && (
            <p className={css.title} data-case={group.name !== undefined || undefined}>
              {group.title}
              {group.name !== undefined && <span className={css.name}>{group.name}</span>}
            </p>
          )}
          <ul>
            {group.items.map((item) => (
              <li key={item.key}>
                <RailLink item={item} isNarrow={isNarrow} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div className={css.foot}>{foot}</div>
    </nav>
  );
}

function RailLink({ item, isNarrow }: { readonly item: RailItem; readonly isNarrow: boolean }) {
  const { icon: Icon } = item;
  const note = item.note === undefined ? '' : `, ${item.note}`;
  return (
    <Tooltip label={`${item.label}${note}`} position="right" disabled={!isNarrow}>
      <a className={css.link} href={item.href} aria-current={item.isActive ? 'page' : undefined}>
        {Icon !== undefined && <Icon size={18} stroke={1.6} aria-hidden="true" className={css.icon} />}
        <span className={Icon === undefined ? css.plain : css.label}>{item.label}</span>
        {item.short !== undefined && (
          <span className={css.short} aria-hidden="true">
            {item.short}
          </span>
        )}
        {item.note !== undefined && (
          <span className={css.note} data-tone={item.noteTone}>
            {item.note}
          </span>
        )}
      </a>
    </Tooltip>
  );
}
