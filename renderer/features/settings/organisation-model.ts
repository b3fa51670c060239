import type { EpochMs } from '../../../shared/time/instant.ts';

type FieldBase = { readonly path: string; readonly label: string; readonly hint: string };
type Options = readonly { readonly value: string; readonly label: string }[];

/** A fact of the house on the form. */
export type HouseField = FieldBase &
  (
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'one'; readonly value: string; readonly options: Options }
    | { readonly kind: 'many'; readonly value: readonly string[]; readonly options: Options }
  );

/** An open case that does not know what the house knows. */
export type HouseOffer = {
  readonly caseId: string;
  readonly title: string;
  readonly absent: number;
  /** Facts that stand otherwise in the case; they stay. */
  readonly differing: number;
};

export type OrganisationModel = {
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly fields: readonly HouseField[];
  }[];
  /** What decides something in the first hour and is not known, with the reason. */
  readonly missing: readonly { readonly path: string; readonly label: string; readonly why: string }[];
  readonly isEmpty: boolean;
  readonly changed: { readonly by: string; readonly at: EpochMs } | null;
  readonly offers: readonly HouseOffer[];
};

/** What stands in the fields, by path of the fact. */
export type HouseInput = Readonly<Record<string, string | readonly string[]>>;

export type OrganisationActs = {
  /** Resolves to nothing once it is durable, or to a sentence for each field that does not fit (`''`: the form). */
  readonly onSave: (input: HouseInput) => Promise<Readonly<Record<string, string>>>;
  /** Resolves to `null` once the case has the facts, or to the sentence that says why not. */
  readonly onTakeOver: (caseId: string) => Promise<string | null>;
};
