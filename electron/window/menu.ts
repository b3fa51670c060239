import type { Menu, MenuItemConstructorOptions } from 'electron';

/** On macOS copying, pasting and quitting by key need a menu. Roles only: the system words them. */
const MAC_MENU: readonly MenuItemConstructorOptions[] = [
  { role: 'appMenu' },
  { role: 'editMenu' },
  { role: 'windowMenu' },
];

/** Elsewhere there is none: with it goes the default menu, with its reload and its developer tools. */
export function setMenu(
  menu: Pick<typeof Menu, 'setApplicationMenu' | 'buildFromTemplate'>,
  platform: string,
): void {
  menu.setApplicationMenu(platform === 'darwin' ? menu.buildFromTemplate([...MAC_MENU]) : null);
}
