/** What the palette finds: facts with their value first, then acts, then people to call, then places. */
export type PaletteGroup = 'facts' | 'do' | 'call' | 'go';
export const PALETTE_GROUPS: readonly PaletteGroup[] = ['facts', 'do', 'call', 'go'];

export type PaletteIcon = 'fact' | 'decide' | 'letter' | 'notice' | 'log' | 'call' | 'go';

export type PaletteItem = {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly icon: PaletteIcon;
  readonly label: string;
  /** The value, or how it stands. */
  readonly detail: string;
  /** Further words that find it. */
  readonly words?: readonly string[];
  /** Shortcut, if it has one. */
  readonly keys?: string;
};

export type PaletteActs = {
  readonly onUse: (id: string) => void;
  /** The typed words, into the log. */
  readonly onLog: (text: string) => void;
  readonly onClose: () => void;
};

/** The items that have every typed word, in the order of the groups; those that begin with it come first. */
export function paletteMatches(items: readonly PaletteItem[], typed: string): readonly PaletteItem[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const hay = (item: PaletteItem) => [item.label, item.detail, ...(item.words ?? [])].join(' ').toLowerCase();
  const isFirst = (item: PaletteItem) =>
    words[0] !== undefined && item.label.toLowerCase().startsWith(words[0]);
  return items
    .filter((item) => words.every((word) => hay(item).includes(word)))
    .sort(
      (a, b) =>
        PALETTE_GROUPS.indexOf(a.group) - PALETTE_GROUPS.indexOf(b.group) ||
        Number(isFirst(b)) - Number(isFirst(a)),
    );
}
