import { z } from 'zod';
import { CATEGORY_INFO, type EnisaClass } from '../../shared/facts/categories.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import * as vocabulary from '../../shared/facts/vocabulary.ts';
import { type TextSchema, textIn } from '../../shared/text/bilingual.ts';
import type { Language } from '../../shared/text/language.ts';
import { optionLabel, type Words } from './fact-words.ts';

const exampleSchema = (text: TextSchema) =>
  z.strictObject({
    number: z.string(),
    title: text,
    facts: z.strictObject({
      cause: z.enum(vocabulary.CAUSES),
      properties: z.array(z.enum(vocabulary.PROPERTIES)).min(1),
      categories: z.array(z.enum(vocabulary.DATA_CATEGORIES)).min(1),
      encryption: z.enum(vocabulary.ENCRYPTION),
      keyCompromised: z.boolean().optional(),
      recipient: z.enum(vocabulary.RECIPIENT).optional(),
      recovery: z.enum(vocabulary.RECOVERY).optional(),
    }),
    notifyAuthority: z.boolean(),
    notifyIndividuals: z.boolean(),
  });
export type Example = z.infer<ReturnType<typeof exampleSchema>>;

/** Examples of the EDPB Guidelines 01/2021, as data (`resources/examples/edpb.json`), read in one language. */
export function examplesSchema(language: Language) {
  const text = textIn(language);
  return z.strictObject({
    id: z.string(),
    version: z.int().positive(),
    asOf: z.string(),
    source: z.strictObject({ instrument: text, note: z.string() }),
    examples: z.array(exampleSchema(text)).min(1),
  });
}

export type Examples = z.infer<ReturnType<typeof examplesSchema>>;

const TRAITS = ['cause', 'properties', 'encryption', 'key', 'recipient', 'recovery', 'gravity'] as const;
type Trait = (typeof TRAITS)[number];
type Traits = Readonly<Record<Trait, readonly string[] | undefined>>;

/** Causes that are alike but for a detail: half a match. */
const KIN: readonly (readonly vocabulary.Cause[])[] = [
  ['lostDevice', 'stolenDevice'],
  ['lostPaper', 'stolenPaper'],
  ['misdirectedPost', 'misdirectedEmail', 'accidentalDisclosure'],
  ['ransomware', 'malware'],
  ['phishing', 'credentialStuffing', 'webApplicationAttack', 'compromisedToken', 'emailCompromise'],
  ['insiderTheft', 'insiderSnooping'],
];
const KIN_SHARE = 0.5;
const WEIGHT: Readonly<Record<Trait, number>> = {
  cause: 2,
  properties: 1,
  encryption: 1,
  key: 1,
  recipient: 1,
  recovery: 1,
  gravity: 1,
};
const CLASSES: readonly EnisaClass[] = ['simple', 'behavioural', 'financial', 'sensitive'];

/** An example with what it shares with a case and what sets it apart. A parallel is no legal test. */
export type NearExample = {
  readonly example: Example;
  /** 0 to the sum of the weights. */
  readonly likeness: number;
  readonly alike: readonly Trait[];
  readonly different: readonly Trait[];
};

/** The examples, nearest first. A fact that is not known is neither alike nor different. */
export function nearestExamples(facts: Facts, examples: readonly Example[]): readonly NearExample[] {
  const ours = caseTraits(facts);
  return examples
    .map((example) => {
      const theirs = exampleTraits(example);
      const shares = TRAITS.map((trait) => ({ trait, share: shareOf(trait, ours[trait], theirs[trait]) }));
      const isKnown = (trait: Trait) => ours[trait] !== undefined && theirs[trait] !== undefined;
      return {
        example,
        likeness: shares.reduce((sum, { trait, share }) => sum + share * WEIGHT[trait], 0),
        alike: shares.filter(({ share }) => share === 1).map(({ trait }) => trait),
        different: shares.filter(({ trait, share }) => share < 1 && isKnown(trait)).map(({ trait }) => trait),
      };
    })
    .sort((a, b) => b.likeness - a.likeness);
}

/** So many examples are shown. */
const SHOWN = 2;

/** The nearest examples, a sentence each with its differences; none while too little is known to compare. */
export function exampleWords(facts: Facts, examples: readonly Example[], words: Words): readonly string[] {
  if (facts.breach?.cause === undefined) return [];
  return nearestExamples(facts, examples)
    .filter(({ likeness }) => likeness > 0)
    .slice(0, SHOWN)
    .map((near) => nearWords(facts, near, words));
}

function nearWords(facts: Facts, { example, alike, different }: NearExample, words: Words): string {
  const { text } = words;
  const [ours, theirs] = [caseTraits(facts), exampleTraits(example)];
  const said = (trait: Trait, values: readonly string[] | undefined) => traitWords(trait, values, words);
  const differences = different.map((trait) =>
    text('assessmentText.difference', {
      what: text(`assessmentText.trait.${trait}`),
      theirs: said(trait, theirs[trait]),
      ours: said(trait, ours[trait]),
    }),
  );
  const listed = (items: readonly string[]) =>
    items.length === 0 ? text('assessmentText.nothing') : items.join(', ');
  return text('assessmentText.example', {
    title: example.title,
    number: example.number,
    alike: listed(alike.map((trait) => text(`assessmentText.trait.${trait}`))),
    different: listed(differences),
  });
}

function caseTraits({ breach, data, protection, exposure }: Facts): Traits {
  return {
    cause: listOf(breach?.cause),
    properties: breach?.properties,
    encryption: listOf(protection?.encryption),
    key: flagOf(protection?.keyCompromised),
    recipient: listOf(exposure?.recipient),
    recovery: listOf(exposure?.recovery),
    gravity: gravityOf(data?.categories),
  };
}

function exampleTraits({ facts }: Example): Traits {
  return {
    cause: [facts.cause],
    properties: facts.properties,
    encryption: [facts.encryption],
    key: flagOf(facts.keyCompromised),
    recipient: listOf(facts.recipient),
    recovery: listOf(facts.recovery),
    gravity: gravityOf(facts.categories),
  };
}

function shareOf(
  trait: Trait,
  ours: readonly string[] | undefined,
  theirs: readonly string[] | undefined,
): number {
  if (ours === undefined || theirs === undefined) return 0;
  const shared = ours.filter((word) => theirs.includes(word)).length;
  const share = shared / new Set([...ours, ...theirs]).size;
  const isKin =
    trait === 'cause' &&
    KIN.some((kin) => [...ours, ...theirs].every((word) => kin.some((one) => one === word)));
  return share === 0 && isKin ? KIN_SHARE : share;
}

function listOf(word: string | undefined): readonly string[] | undefined {
  return word === undefined ? undefined : [word];
}

function flagOf(value: boolean | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value ? 'yes' : 'no'];
}

/** The gravest class among the kinds of data. */
function gravityOf(
  categories: readonly vocabulary.DataCategory[] | undefined,
): readonly string[] | undefined {
  if (categories === undefined || categories.length === 0) return undefined;
  const classes = categories.map((category) => CATEGORY_INFO[category].enisa);
  return listOf(CLASSES.findLast((one) => classes.includes(one)));
}

function traitWords(trait: Trait, values: readonly string[] | undefined, { text }: Words): string {
  if (values === undefined || values.length === 0) return text('assessmentText.notKnown');
  return values.map((value) => traitWord(trait, value, text)).join(', ');
}

function traitWord(trait: Trait, value: string, text: Words['text']): string {
  switch (trait) {
    case 'gravity': {
      const known = CLASSES.find((one) => one === value);
      return known === undefined ? value : text(`assessmentText.gravity.${known}`);
    }
    case 'key':
      return optionLabel(text, 'flag', value);
    case 'properties':
      return optionLabel(text, 'property', value);
    default:
      return optionLabel(text, trait, value);
  }
}
