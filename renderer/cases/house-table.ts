import { FACT_TABLE, type FactForm, type FactPathWithLabel, specOf } from './fact-table.ts';

/** What the organisation is asked for once, in groups; the order is that of the screen. */
const GROUPS = {
  who: [
    'organisation.legalName',
    'organisation.role',
    'organisation.country',
    'organisation.subdivision',
    'organisation.establishments',
    'organisation.publicBody',
    'organisation.sectors',
    'organisation.registrationNumber',
    'organisation.address',
    'organisation.website',
  ],
  contacts: [
    'organisation.contacts.dpo.name',
    'organisation.contacts.dpo.email',
    'organisation.contacts.dpo.phone',
    'organisation.contacts.primary.name',
    'organisation.contacts.primary.email',
    'organisation.contacts.primary.phone',
  ],
  lead: [
    'organisation.contacts.incidentCommander.name',
    'organisation.contacts.incidentCommander.phone',
    'organisation.contacts.executive.name',
    'organisation.contacts.executive.phone',
    'organisation.contacts.legal.name',
    'organisation.contacts.legal.phone',
  ],
  cases: ['organisation.processingRegister'],
} as const satisfies Record<string, readonly FactPathWithLabel[]>;

export type HouseGroupId = keyof typeof GROUPS;

/** The zone stands in the facts of a case from its first minute, and on no form of them. */
export const ZONE_PATH = 'times.timeZone';

/** Facts that decide something in the first hour, with the key of the sentence that says what. */
export const ESSENTIAL = {
  'organisation.legalName': 'legalName',
  'organisation.role': 'role',
  'organisation.country': 'country',
  'organisation.establishments': 'establishments',
  'organisation.contacts.dpo.name': 'dpoName',
  'organisation.contacts.dpo.phone': 'dpoPhone',
  'organisation.contacts.executive.name': 'executive',
  [ZONE_PATH]: 'zone',
} as const;

/** A fact of the house on the form. */
export type HouseRow = {
  readonly group: HouseGroupId;
  readonly path: FactPathWithLabel | typeof ZONE_PATH;
  readonly form: FactForm | { readonly kind: 'zone' };
};

/** Every fact of the house. @throws RangeError if one of them has no form: a fault in our tables */
export const HOUSE_TABLE: readonly HouseRow[] = [
  ...Object.entries(GROUPS).flatMap(([group, paths]) =>
    paths.map((path): HouseRow => ({ group: group as HouseGroupId, path, form: formOf(path) })),
  ),
  { group: 'cases', path: ZONE_PATH, form: { kind: 'zone' } },
];

function formOf(path: FactPathWithLabel): FactForm {
  const spec = specOf(path);
  if (spec === undefined) throw new RangeError(`none of the ${FACT_TABLE.length} facts is ${path}`);
  return spec.form;
}
