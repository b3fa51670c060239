import { factStanding } from '../../shared/incident/fact-log.ts';
import { checkFactValue } from '../../shared/incident/fact-paths.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { canonicalJson } from '../../shared/journal/canonical-json.ts';
import { parseInstant } from '../../shared/time/instant.ts';
import type {
  HouseField,
  HouseInput,
  HouseOffer,
  OrganisationModel,
} from '../features/settings/organisation-model.ts';
import { sentence, type Text } from '../i18n/use-text.ts';
import type { House, HouseFact } from '../vault/house-facts.ts';
import type { ReadableCase } from './board-model.ts';
import { OPTION_LISTS, type OptionList } from './fact-table.ts';
import { optionLabel } from './fact-words.ts';
import { ESSENTIAL, HOUSE_TABLE, type HouseGroupId, type HouseRow, ZONE_PATH } from './house-table.ts';
import type { HouseFacts } from './new-case.ts';

/** A value as commands and events carry it. */
type FactJson = HouseFacts[number]['value'];

const GROUP_ORDER: readonly HouseGroupId[] = ['who', 'contacts', 'lead', 'cases'];

/** What the form of the organisation is shown from. `zones`: those to choose from. */
export type OrganisationInput = {
  readonly house: House;
  readonly cases: readonly ReadableCase[];
  readonly zones: readonly string[];
  readonly nameOf: (person: string) => string;
  readonly text: Text;
};

/** The organisation as the settings show it: what is known, what is missing and why that matters. */
export function organisationModel(input: OrganisationInput): OrganisationModel {
  const { house, cases, nameOf, text } = input;
  const shown = HOUSE_TABLE.filter((row) => isShown(row, house));
  const last = [...house.facts].sort((a, b) => a.at.localeCompare(b.at)).at(-1);
  return {
    groups: GROUP_ORDER.map((id) => ({
      id,
      title: text(`settings.org.group.${id}`),
      fields: shown.filter(({ group }) => group === id).map((row) => fieldOf(row, input)),
    })),
    missing: missingIn(house, text),
    isEmpty: house.facts.length === 0,
    changed: last === undefined ? null : { by: nameOf(last.who), at: parseInstant(last.at) },
    offers: cases.flatMap((one) => offerOf(one, house, text) ?? []),
  };
}

/** What is missing of that which decides something in the first hour. */
export function missingIn(house: House, text: Text): OrganisationModel['missing'] {
  return Object.entries(ESSENTIAL)
    .filter(([path]) => told(house, path) === undefined)
    .map(([path, key]) => ({
      path,
      label: labelOf(path as keyof typeof ESSENTIAL, text),
      why: text(`settings.org.why.${key}`),
    }));
}

/** What was entered, read: the facts that change, or for each field that does not fit the sentence that says so. */
export function readHouse(
  house: House,
  typed: HouseInput,
  text: Text,
):
  | { readonly values: readonly { readonly path: string; readonly value: FactJson }[] }
  | { readonly wrong: Readonly<Record<string, string>> } {
  const read = HOUSE_TABLE.filter(({ path }) => typed[path] !== undefined).map((row) => ({
    path: row.path,
    value: readValue(row, typed[row.path] ?? ''),
  }));
  const wrong = read.filter(({ path, value }) => value !== null && !checkFactValue(path, value).ok);
  if (wrong.length > 0)
    return { wrong: Object.fromEntries(wrong.map(({ path }) => [path, text(wrongKey(path))])) };
  return { values: read.filter(({ path, value }) => isChange(house, path, value)) };
}

/**
 * The facts of the house as a case takes them over, each with where it comes from. With a case: only what it
 * does not know, or is still finding out; nothing that somebody said there is written over.
 */
export function houseValues(house: House, text: Text, incident?: Incident): HouseFacts {
  return house.facts
    .filter(({ path }) => incident === undefined || isAbsent(incident, path))
    .map(({ path, value, at }) => ({
      path,
      value,
      source: text('settings.org.source'),
      learnedAt: at,
      precision: 'exact' as const,
    }));
}

/** IANA zone of new cases, as the house said. */
export function houseZone(house: House): string | undefined {
  const zone = told(house, ZONE_PATH);
  return typeof zone === 'string' ? zone : undefined;
}

function offerOf({ id, incident }: ReadableCase, house: House, text: Text): HouseOffer | undefined {
  if (incident.status === 'closed') return undefined;
  const absent = houseValues(house, text, incident);
  const differing = house.facts.filter(({ path, value }) => {
    const standing = factStanding(incident.facts.current, path);
    return standing.kind === 'known' && path !== ZONE_PATH && !isSame(standing.value, value);
  });
  if (absent.length === 0) return undefined;
  return { caseId: id, title: incident.opening.sentence, absent: absent.length, differing: differing.length };
}

function isAbsent({ facts }: Incident, path: string): boolean {
  const { kind } = factStanding(facts.current, path);
  return kind === 'absent' || kind === 'unknown';
}

function isShown({ path }: HouseRow, house: House): boolean {
  return path !== 'organisation.subdivision' || told(house, 'organisation.country') === 'DE';
}

function fieldOf(row: HouseRow, { house, zones, text }: OrganisationInput): HouseField {
  const { path, form } = row;
  const value = told(house, path);
  const base = { path, label: labelOf(path, text), hint: hintOf(row, text) };
  switch (form.kind) {
    case 'zone':
      return {
        ...base,
        kind: 'one',
        options: zones.map((zone) => ({ value: zone, label: zone })),
        value: words(value),
      };
    case 'flag':
      return { ...base, kind: 'one', options: optionsOf('flag', text), value: words(value) };
    case 'one':
      return { ...base, kind: 'one', options: optionsOf(form.list, text), value: words(value) };
    case 'many': {
      const chosen = Array.isArray(value) ? value.map(String) : [];
      return { ...base, kind: 'many', options: optionsOf(form.list, text), value: chosen };
    }
    default:
      return { ...base, kind: 'text', value: words(value) };
  }
}

function optionsOf(list: OptionList, text: Text) {
  return OPTION_LISTS[list].map((value) => ({ value, label: sentence(optionLabel(text, list, value)) }));
}

/** A value as it stands in its field. */
function words(value: HouseFact['value'] | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}

/** What was typed as the value of the fact; `null`: nothing, so it is taken back. */
function readValue({ form, path }: HouseRow, typed: string | readonly string[]): FactJson {
  if (typeof typed !== 'string') return typed.length === 0 ? null : [...typed];
  const plain = typed.trim();
  if (plain === '') return null;
  if (form.kind === 'flag') return plain === 'yes';
  const isPlace = PLACES.has(path);
  if (form.kind === 'list') {
    const parts = plain.split(/[,;\s]+/).filter((part) => part !== '');
    return isPlace ? parts.map((part) => part.toUpperCase()) : parts;
  }
  return isPlace ? plain.toUpperCase() : plain;
}

const PLACES: ReadonlySet<string> = new Set([
  'organisation.country',
  'organisation.subdivision',
  'organisation.establishments',
]);

function wrongKey(path: string) {
  return PLACES.has(path) ? 'settings.org.wrongPlace' : 'settings.org.wrong';
}

function isChange(house: House, path: string, value: FactJson): boolean {
  const before = told(house, path);
  return before === undefined ? value !== null : !isSame(before, value);
}

function isSame(a: unknown, b: FactJson): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function told(house: House, path: string): HouseFact['value'] | undefined {
  return house.facts.find((fact) => fact.path === path)?.value;
}

function labelOf(path: HouseRow['path'], text: Text): string {
  return path === ZONE_PATH ? text('settings.org.zone') : text(`factLabel.${path}`);
}

function hintOf({ path }: HouseRow, text: Text): string {
  if (path === ZONE_PATH) return text('settings.org.zoneHint');
  if (path === 'organisation.processingRegister') return text('settings.org.registerHint');
  if (path === 'organisation.subdivision') return text('settings.org.subdivisionHint');
  if (path === 'organisation.country') return text('settings.org.countryHint');
  return path === 'organisation.establishments' ? text('settings.org.establishmentsHint') : '';
}
