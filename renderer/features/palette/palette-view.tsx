import { Modal } from '@mantine/core';
import {
  IconArrowRight,
  IconBuildingBank,
  IconFileText,
  IconListDetails,
  IconMessage,
  IconPhone,
  IconScale,
  IconSearch,
} from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Kbd } from '../../ui/kbd.tsx';
import {
  PALETTE_GROUPS,
  type PaletteActs,
  type PaletteIcon,
  type PaletteItem,
  paletteMatches,
} from './palette-model.ts';
import css from './palette-view.module.css';

const ICONS = {
  fact: IconListDetails,
  decide: IconScale,
  letter: IconFileText,
  notice: IconBuildingBank,
  log: IconMessage,
  call: IconPhone,
  go: IconArrowRight,
} as const satisfies Record<PaletteIcon, unknown>;

const LOG_ID = 'palette-log';

type PaletteViewProps = PaletteActs & { readonly items: readonly PaletteItem[]; readonly initial?: string };

/** One field for everything: facts first, then acts, then people. Searches this case, on this laptop. */
export function PaletteView({ items, initial = '', onUse, onLog, onClose }: PaletteViewProps) {
  const text = useText();
  const [typed, setTyped] = useState(initial);
  const [active, setActive] = useState(0);
  const logLabel = typed.trim() === '' ? text('help.log') : text('palette.log', { text: typed.trim() });
  const shown = withLog(paletteMatches(items, typed), logLabel);
  const index = Math.min(active, shown.length - 1);
  const use = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onClose();
    if (item.id === LOG_ID) onLog(typed.trim());
    else onUse(item.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((index + step + shown.length) % Math.max(1, shown.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      use(shown[index]);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset={176}
      size={660}
      styles={{ body: { padding: 0 } }}
      aria-label={text('palette.title')}
    >
      <div className={css.field}>
        <IconSearch size={20} stroke={1.6} aria-hidden="true" />
        <input
          className={css.input}
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={shown[index] === undefined ? undefined : optionId(shown[index].id)}
          aria-label={text('palette.find')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
        />
        <Kbd keys="Esc" />
      </div>
      <div id="palette-list" role="listbox" aria-label={text('palette.results')} className={css.list}>
        {PALETTE_GROUPS.map((group) => {
          const within = shown.filter((item) => item.group === group);
          return within.length === 0 ? null : (
            // biome-ignore lint/a11y/useSemanticElements: a group of a listbox has no element of its own
            <div key={group} role="group" aria-labelledby={`palette-${group}`}>
              <p id={`palette-${group}`} className={css.group}>
                {text(`palette.group.${group}`)}
              </p>
              {within.map((item) => (
                <Option key={item.id} item={item} isActive={item === shown[index]} onUse={() => use(item)} />
              ))}
            </div>
          );
        })}
      </div>
      <p className={css.foot}>
        <span>{text('palette.where')}</span>
        <span className={css.keys}>
          <Kbd keys="Ctrl T" /> {text('keys.readClock')} <Kbd keys="F6" /> {text('keys.nextRegion')}
        </span>
      </p>
    </Modal>
  );
}

type OptionProps = { readonly item: PaletteItem; readonly isActive: boolean; readonly onUse: () => void };

function Option({ item, isActive, onUse }: OptionProps) {
  const Icon = ICONS[item.icon];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves and chooses with the keyboard
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field; aria-activedescendant points here
    <div id={optionId(item.id)} role="option" aria-selected={isActive} className={css.option} onClick={onUse}>
      <Icon size={17} stroke={1.6} aria-hidden="true" />
      <span className={css.label}>{item.label}</span>
      <span className={css.detail}>{item.detail}</span>
      {isActive ? <Kbd keys="Enter" /> : item.keys !== undefined && <Kbd keys={item.keys} />}
    </div>
  );
}

/** After the acts: the log, with the typed words if there are any. */
function withLog(items: readonly PaletteItem[], label: string): readonly PaletteItem[] {
  const log: PaletteItem = { id: LOG_ID, group: 'do', icon: 'log', label, detail: '', keys: 'Ctrl L' };
  const after = items.findLastIndex(({ group }) => group === 'facts' || group === 'do') + 1;
  return [...items.slice(0, after), log, ...items.slice(after)];
}

function optionId(id: string): string {
  return `palette-option-${id}`;
}
