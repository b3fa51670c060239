import { z } from 'zod';
import { type TextSchema, textIn } from '../text/bilingual.ts';
import type { Language } from '../text/language.ts';
import { type Condition, ConditionSchema, type FactLookup, judgeOf } from './condition.ts';
import type { Exemption, PathStep } from './types.ts';

const sentence = z.string().min(1);

const EffectSchema = z.strictObject({
  notifyAuthority: z.literal(true).optional(),
  notifyIndividuals: z.literal(true).optional(),
  notifyController: z.literal(true).optional(),
  publicCommunication: z.literal(true).optional(),
  exemption: z.enum(['subsequentMeasures', 'disproportionateEffort']).optional(),
});

const branchSchema = (text: TextSchema) =>
  z
    .strictObject({
      why: text,
      effect: EffectSchema.optional(),
      goto: sentence.optional(),
      end: z.literal(true).optional(),
    })
    .refine((branch) => (branch.goto === undefined) !== (branch.end === undefined), {
      error: 'a branch either goes on or ends',
    });

const nodeSchema = (text: TextSchema) =>
  z.strictObject({
    id: sentence,
    question: text,
    when: ConditionSchema as z.ZodType<Condition>,
    source: text,
    yes: branchSchema(text),
    no: branchSchema(text),
    /** Where an unknown answer leads; a node without it takes unknown as "no". */
    unknown: branchSchema(text).optional(),
  });

/**
 * A decision tree, as data: questions with conditions over facts and results, and where each answer leads.
 * Read in one language.
 */
export function decisionTreeSchema(language: Language) {
  const text = textIn(language);
  return z
    .strictObject({
      id: sentence,
      version: z.int().positive(),
      asOf: sentence,
      start: sentence,
      nodes: z.array(nodeSchema(text)).min(1),
    })
    .refine(leadsSomewhere, { error: 'every branch must lead to a node of the tree' });
}

export type DecisionTreeData = z.infer<ReturnType<typeof decisionTreeSchema>>;

function leadsSomewhere(tree: { start: string; nodes: readonly TreeNode[] }): boolean {
  const ids = new Set(tree.nodes.map((node) => node.id));
  const targets = tree.nodes.flatMap((node) =>
    [node.yes.goto, node.no.goto, node.unknown?.goto].filter((target) => target !== undefined),
  );
  return [tree.start, ...targets].every((target) => ids.has(target));
}

type TreeNode = z.infer<ReturnType<typeof nodeSchema>>;

/** What a walk through the tree proposes. */
export type TreeOutcome = {
  readonly notifyAuthority: boolean;
  readonly notifyIndividuals: boolean;
  readonly notifyController: boolean;
  readonly publicCommunication: boolean;
  readonly exemption: Exemption | null;
};

type Branch = z.infer<ReturnType<typeof branchSchema>>;
type ReadyNode = { readonly node: TreeNode; readonly judge: ReturnType<typeof judgeOf> };

/** A tree made ready to be walked many times. */
export type DecisionTree = { readonly start: string; readonly nodes: ReadonlyMap<string, ReadyNode> };

/** Prepares a tree once; the data has passed its schema. */
export function prepareTree(data: DecisionTreeData): DecisionTree {
  return {
    start: data.start,
    nodes: new Map(data.nodes.map((node) => [node.id, { node, judge: judgeOf(node.when) }])),
  };
}

const NOTHING_OWED: TreeOutcome = {
  notifyAuthority: false,
  notifyIndividuals: false,
  notifyController: false,
  publicCommunication: false,
  exemption: null,
};

/**
 * Walks the tree and calls `visit` on each node passed.
 * @throws RangeError if the tree runs in a circle: a fault in the data
 */
export function walkTree(
  tree: DecisionTree,
  look: FactLookup,
  visit?: (node: TreeNode, answer: 'yes' | 'no' | 'unknown', branch: Branch) => void,
): TreeOutcome {
  let outcome = NOTHING_OWED;
  let next: string | undefined = tree.start;
  for (let steps = 0; next !== undefined; steps += 1) {
    const ready: ReadyNode | undefined = tree.nodes.get(next);
    if (ready === undefined || steps > tree.nodes.size)
      throw new RangeError(`decision tree: no way on from ${next}`);
    const truth = ready.judge(look);
    const answer = truth === 1 ? 'yes' : truth === 0 ? 'no' : 'unknown';
    const branch: Branch = (answer === 'unknown' ? ready.node.unknown : ready.node[answer]) ?? ready.node.no;
    visit?.(ready.node, answer, branch);
    if (branch.effect !== undefined) outcome = { ...outcome, ...(branch.effect as Partial<TreeOutcome>) };
    next = branch.goto;
  }
  return outcome;
}

/** The walk in words, with `{…}` in the texts replaced by `say`. */
export function explainTree(
  tree: DecisionTree,
  look: FactLookup,
  say: (name: string) => string,
): { readonly outcome: TreeOutcome; readonly path: readonly PathStep[] } {
  const fill = (text: string) => text.replace(/\{([\w.]+)\}/g, (_, name: string) => say(name));
  const path: PathStep[] = [];
  const outcome = walkTree(tree, look, (node, answer, branch) => {
    path.push({
      node: node.id,
      question: fill(node.question),
      answer,
      why: fill(branch.why),
      source: fill(node.source),
    });
  });
  return { outcome, path };
}
