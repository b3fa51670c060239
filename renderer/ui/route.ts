/** The eight sections of a case, in the order of the rail. */
export const SECTIONS = [
  'command',
  'facts',
  'assessment',
  'notices',
  'letters',
  'timeline',
  'evidence',
  'closing',
] as const;
export type Section = (typeof SECTIONS)[number];

/** The parts of the settings, in the order of their index. */
export const SETTINGS_PARTS = [
  'organisation',
  'people',
  'access',
  'policy',
  'lock',
  'backups',
  'window',
] as const;
export type SettingsPart = (typeof SETTINGS_PARTS)[number];

/** Where the person is. `item`: a fact, a letter, a notice, where the section has one open. */
export type Route =
  | { readonly screen: 'board' | 'register' | 'library' }
  | { readonly screen: 'newBreach' }
  | { readonly screen: 'settings'; readonly part?: SettingsPart }
  | { readonly screen: 'case'; readonly caseId: string; readonly section: Section; readonly item?: string };

/** The link to a route, as it stands behind `#`. */
export function hrefOf(route: Route): string {
  if (route.screen === 'board') return '#/';
  if (route.screen === 'newBreach') return '#/new';
  if (route.screen === 'settings' && route.part !== undefined) return `#/settings/${route.part}`;
  if (route.screen !== 'case') return `#/${route.screen}`;
  const path = `#/case/${encodeURIComponent(route.caseId)}/${route.section}`;
  return route.item === undefined ? path : `${path}/${encodeURIComponent(route.item)}`;
}

/** Reads a link; whatever it does not know leads to the board. */
export function parseRoute(hash: string): Route {
  const [screen = '', caseId, section, item] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  if (screen === 'new') return { screen: 'newBreach' };
  if (screen === 'register' || screen === 'library') return { screen };
  if (screen === 'settings') {
    const part = SETTINGS_PARTS.find((name) => name === caseId);
    return part === undefined ? { screen } : { screen, part };
  }
  if (screen !== 'case' || caseId === undefined || caseId === '') return { screen: 'board' };
  const known = SECTIONS.find((name) => name === section) ?? 'command';
  return { screen, caseId, section: known, ...(item === undefined || item === '' ? {} : { item }) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
