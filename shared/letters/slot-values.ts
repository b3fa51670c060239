import { isVisible, literalText } from './literal-text.ts';

/**
 * What a view may hold. Strings are literal text, never markup. Numbers come out as they are: the
 * view formats amounts and dates. `box` is a check box, `toFollow` says what is not yet known.
 */
export type ViewValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | { readonly box: boolean }
  | { readonly toFollow: string }
  | readonly ViewValue[]
  | View;

/** The values for a template's slots, by name. */
export type View = { readonly [key: string]: ViewValue };

/** A value that a slot can print. */
export type SlotValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'box'; readonly checked: boolean }
  | { readonly kind: 'toFollow'; readonly text: string };

/** What a path led to: nothing of that name, a value, or a value that no slot can print. */
export type SlotReading =
  | { readonly status: 'value'; readonly value: SlotValue }
  | { readonly status: 'unknown' | 'empty' | 'unprintable' };

/** The values in sight, the nearest last. */
export type Scope = readonly ViewValue[];

type Lookup = { readonly known: boolean; readonly value?: ViewValue };

const UNKNOWN: Lookup = { known: false };

function isList(value: ViewValue): value is readonly ViewValue[] {
  return Array.isArray(value);
}

function isBox(value: ViewValue): value is { readonly box: boolean } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'box' in value &&
    typeof value.box === 'boolean' &&
    isSole(value)
  );
}

function isToFollow(value: ViewValue): value is { readonly toFollow: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'toFollow' in value &&
    typeof value.toFollow === 'string' &&
    isSole(value)
  );
}

function isSole(value: object): boolean {
  return Object.keys(value).length === 1;
}

function isView(value: ViewValue): value is View {
  return typeof value === 'object' && value !== null && !isList(value) && !isBox(value) && !isToFollow(value);
}

/** Follows a path from the nearest value that has its first name; `.` is the nearest value itself. */
function lookUp(path: string, scope: Scope): Lookup {
  if (path === '.') return { known: true, value: scope.at(-1) };
  const [first = '', ...rest] = path.split('.');
  const owner = scope.findLast((value): value is View => isView(value) && Object.hasOwn(value, first));
  if (!owner) return UNKNOWN;
  let value: ViewValue = owner[first];
  for (const name of rest) {
    if (value === undefined || value === null || value === false) return { known: true };
    if (!isView(value) || !Object.hasOwn(value, name)) return UNKNOWN;
    const group: View = value;
    value = group[name];
  }
  return { known: true, value };
}

/** Reads the value of a slot. */
export function readSlot(path: string, scope: Scope): SlotReading {
  const found = lookUp(path, scope);
  if (!found.known) return { status: 'unknown' };
  const { value } = found;
  if (value === undefined || value === null) return { status: 'empty' };
  if (isBox(value)) return { status: 'value', value: { kind: 'box', checked: value.box } };
  if (isToFollow(value)) return textReading('toFollow', value.toFollow);
  if (typeof value === 'string') return textReading('text', value);
  if (typeof value === 'number' && Number.isFinite(value)) return textReading('text', String(value));
  return { status: 'unprintable' };
}

function textReading(kind: 'text' | 'toFollow', raw: string): SlotReading {
  if (!isVisible(raw)) return { status: 'empty' };
  return { status: 'value', value: { kind, text: literalText(raw) } };
}

/**
 * The scopes in which a section's content is drawn: none, one, or one per item of a list.
 * `undefined` if the path leads nowhere. False are: absent, null, false, 0, blank text, an empty
 * list and an unticked box.
 */
export function sectionScopes(path: string, scope: Scope): readonly Scope[] | undefined {
  const found = lookUp(path, scope);
  if (!found.known) return undefined;
  const { value } = found;
  if (isList(value)) return value.map((item) => [...scope, item]);
  if (isBox(value)) return value.box ? [scope] : [];
  if (typeof value === 'string' && !isVisible(value)) return [];
  if (!value) return [];
  return value === true ? [scope] : [[...scope, value]];
}
